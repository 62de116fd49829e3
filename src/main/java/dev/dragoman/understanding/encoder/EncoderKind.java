package dev.dragoman.understanding.encoder;

/** The encoders that travel with the program; both were made for English and help other languages a little. */
public enum EncoderKind {
    /** all-MiniLM-L6-v2, quantised: 23 MB, about half the time of the other (Apache-2.0). */
    SMALL("all-minilm-l6-v2-q", 3),
    /** bge-small-en-v1.5, quantised: 34 MB, better with few examples (MIT). */
    STRONG("bge-small-en-v1.5-q", 7);

    private final String file;
    private final int middleLayer;

    EncoderKind(String file, int middleLayer) {
        this.file = file;
        this.middleLayer = middleLayer;
    }

    String model() {
        return "/" + file + ".onnx";
    }

    String tokenizer() {
        return "/" + file + "-tokenizer.json";
    }

    /** The name, inside the model, of what leaves the layer at two thirds of its depth. */
    String middle() {
        return "/encoder/layer." + middleLayer + "/output/LayerNorm/Add_1_output_0";
    }
}
