package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.Encoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vectors of example sentences in a file of our own: a mark, how many, then text and numbers of each. A file that
 * cannot be read or written costs time and nothing else.
 */
final class VectorFile {

    private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
    private static final long MARK = 0x44524756_00000001L;
    private static final int MOST = 1_000_000;

    private final Path path;

    VectorFile(Path path) {
        this.path = path;
    }

    Map<String, float[]> read() {
        Map<String, float[]> vectors = new HashMap<>();
        if (!Files.exists(path)) {
            return vectors;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            int count = in.readLong() == MARK ? in.readInt() : 0;
            var bytes = new byte[Encoder.SIZE * Float.BYTES];
            for (int i = 0; i < Math.min(count, MOST); i++) {
                String text = in.readUTF();
                in.readFully(bytes);
                var vector = new float[Encoder.SIZE];
                ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
                vectors.put(text, vector);
            }
        } catch (IOException e) {
            LOG.warn("the file of vectors is not read: {}", e.getClass().getSimpleName());
        }
        return vectors;
    }

    void write(Map<String, float[]> vectors) {
        try {
            Files.createDirectories(path.getParent());
            Path fresh = Files.createTempFile(path.getParent(), "vectors", ".new");
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
                out.writeLong(MARK);
                out.writeInt(vectors.size());
                for (Map.Entry<String, float[]> one : vectors.entrySet()) {
                    out.writeUTF(one.getKey());
                    ByteBuffer bytes = ByteBuffer.allocate(Encoder.SIZE * Float.BYTES);
                    bytes.asFloatBuffer().put(one.getValue());
                    out.write(bytes.array());
                }
            }
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("the file of vectors is not written: {}", e.getClass().getSimpleName());
        }
    }
}
