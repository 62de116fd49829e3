package dev.dragoman.system.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a data folder to one Dragoman at a time; the operating system frees it when the process ends, however. */
final class FolderLock implements AutoCloseable {

    // Closing any channel to a file drops all locks this process has on it, so our own are known before we open one.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the folder, given by its real path, or refuses with a sentence when it is taken. */
    static FolderLock take(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            throw taken(folder);
        }
        try {
            return new FolderLock(folder, locked(folder));
        } catch (IOException | RuntimeException e) {
            HELD.remove(folder);
            throw e;
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        var channel =
                FileChannel.open(folder.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw taken(folder);
        }
        return channel;
    }

    private static PostgresUnavailable taken(Path folder) {
        return new PostgresUnavailable("The data folder " + folder
                + " is in use by another running Dragoman: stop that one, or set dragoman.data to another folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(folder);
        }
    }
}
