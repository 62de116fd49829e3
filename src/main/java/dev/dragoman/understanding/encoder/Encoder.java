package dev.dragoman.understanding.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.dragoman.system.Json;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes vectors of texts: the mean of the last layer, its maximum, and the mean of the layer at two thirds of the depth,
 * each of length 1, one after the other. One text a call, so that a vector does not depend on its neighbours; safe for
 * many threads.
 */
public final class Encoder implements AutoCloseable {

    /** How many numbers each of the three parts has. */
    public static final int PART = 384;

    /** How many numbers a vector has. */
    public static final int SIZE = 3 * PART;

    /** What lies behind is cut off; it bounds the time of a call. */
    private static final int MOST_PIECES = 128;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final String middle;

    private Encoder(EncoderKind kind) throws OrtException, IOException {
        pieces = new WordPieces(vocabulary(kind));
        middle = kind.middle();
        environment = OrtEnvironment.getEnvironment();
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(withOutput(bytes(kind.model()), middle), options);
        }
    }

    /**
     * Loads an encoder.
     *
     * @throws EncoderUnavailable where the platform cannot load it; the message says why in words for the health page
     */
    public static Encoder open(EncoderKind kind) throws EncoderUnavailable {
        try {
            return new Encoder(kind);
        } catch (OrtException | IOException | RuntimeException | LinkageError e) {
            throw new EncoderUnavailable(
                    "the encoder cannot be loaded here: " + e.getClass().getSimpleName());
        }
    }

    private static Map<String, Integer> vocabulary(EncoderKind kind) throws IOException {
        JsonNode all =
                Json.MAPPER.readTree(bytes(kind.tokenizer())).path("model").path("vocab");
        Map<String, Integer> vocabulary = HashMap.newHashMap(all.size());
        all.properties().forEach(it -> vocabulary.put(it.getKey(), it.getValue().asInt()));
        return vocabulary;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (@Nullable InputStream in = Encoder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in.readAllBytes();
        }
    }

    /**
     * The model with one more output. Two messages of protobuf, written one behind the other, are one merged message: what
     * is appended is a graph that has nothing but the name of that output.
     */
    private static byte[] withOutput(byte[] model, String name) {
        byte[] named = field(1, name.getBytes(StandardCharsets.UTF_8));
        byte[] graph = field(7, field(12, named));
        byte[] both = Arrays.copyOf(model, model.length + graph.length);
        System.arraycopy(graph, 0, both, model.length, graph.length);
        return both;
    }

    private static byte[] field(int number, byte[] content) {
        var field = new ByteArrayOutputStream();
        field.write(number << 3 | 2);
        if (content.length > 127) {
            throw new IllegalArgumentException("longer than one byte can tell");
        }
        field.write(content.length);
        field.writeBytes(content);
        return field.toByteArray();
    }

    /** Whether a lower-case word is one that the encoder has seen often enough to know it as a whole. */
    public boolean knows(String word) {
        return pieces.knows(word);
    }

    /** The vector of a text; {@link #SIZE} numbers. */
    public float[] encode(String text) {
        long[] ids = pieces.of(text, MOST_PIECES);
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, ids.length};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                Result result =
                        session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            return pooled(result, ids.length);
        } catch (OrtException e) {
            throw new UncheckedIOException(new IOException("the encoder failed", e));
        }
    }

    private float[] pooled(Result result, int pieces) {
        var vector = new float[SIZE];
        Arrays.fill(vector, PART, 2 * PART, Float.NEGATIVE_INFINITY);
        FloatBuffer end = layer(result, "last_hidden_state");
        FloatBuffer inside = layer(result, middle);
        for (int piece = 0; piece < pieces; piece++) {
            for (int i = 0; i < PART; i++) {
                float value = end.get();
                vector[i] += value;
                vector[PART + i] = Math.max(vector[PART + i], value);
                vector[2 * PART + i] += inside.get();
            }
        }
        for (int part = 0; part < SIZE; part += PART) {
            normalise(vector, part);
        }
        return vector;
    }

    private static FloatBuffer layer(Result result, String name) {
        return ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    }

    private static void normalise(float[] vector, int from) {
        double square = 0;
        for (int i = from; i < from + PART; i++) {
            square += (double) vector[i] * vector[i];
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = from; i < from + PART; i++) {
            vector[i] *= scale;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new UncheckedIOException(new IOException("the encoder cannot be closed", e));
        }
    }
}
