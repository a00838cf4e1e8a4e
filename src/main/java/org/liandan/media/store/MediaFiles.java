package org.liandan.media.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.liandan.media.KeepingRules;
import org.liandan.media.MediaFormat;
import org.liandan.media.MediaSource;

/**
 * The files on the disk. What comes is written to {@code incoming/}, synced, and renamed to its place in one step, so that
 * a file in its place is whole. What a crash leaves in {@code incoming/} nobody knows any more: the next start clears it.
 */
@Singleton
public class MediaFiles {

    private static final String INCOMING = "incoming";

    private final Path root;
    private final KeepingRules rules;
    private final MediaCounters counters;
    private final Clock clock;
    private final AtomicLong keptBytes = new AtomicLong();
    private final AtomicLong underWayBytes = new AtomicLong();

    @Inject
    MediaFiles(MediaSettings settings, MediaCounters counters, Clock clock) {
        this.root = Path.of(settings.directory()).toAbsolutePath().normalize();
        this.rules = settings.rules();
        this.counters = counters;
        this.clock = clock;
    }

    /**
     * Makes the folders, and clears away what a crash left.
     *
     * @param kept bytes of all files that have a row
     */
    void open(long kept) throws IOException {
        keptBytes.set(kept);
        Files.createDirectories(root.resolve(INCOMING));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root.resolve(INCOMING))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * A file that is about to come.
     *
     * @param bytes its length, which is set aside until the draft is kept or discarded
     * @throws MediaRefused if it is too large or there is no room for it
     */
    public MediaDraft draft(MediaSource source, long bytes) throws MediaRefused, IOException {
        reserve(source, bytes);
        try {
            Files.createDirectories(root.resolve(INCOMING));
            return new MediaDraft(this, root.resolve(INCOMING).resolve(UUID.randomUUID() + ".part"), bytes);
        } catch (IOException | RuntimeException e) {
            release(bytes);
            throw e;
        }
    }

    private void reserve(MediaSource source, long bytes) throws MediaRefused, IOException {
        long most = rules.maxBytes(source);
        if (bytes > most) {
            throw refused(
                    MediaCounters.Result.REFUSED_TOO_LARGE,
                    "文件最多 " + most + " 字节，实为 " + bytes + " / a file may have at most " + most + " bytes, has " + bytes);
        }
        long underWay = underWayBytes.getAndAdd(bytes);
        KeepingRules.Room room;
        try {
            room = rules.room(bytes, keptBytes.get(), underWay, freeBytes());
        } catch (IOException e) {
            release(bytes);
            throw e;
        }
        switch (room) {
            case ENOUGH -> {}
            case STORE_FULL -> {
                release(bytes);
                throw refused(
                        MediaCounters.Result.REFUSED_STORE_FULL,
                        "文件总量已达上限 / all files together are as much as is allowed");
            }
            case DISK_FULL -> {
                release(bytes);
                throw refused(MediaCounters.Result.REFUSED_DISK_FULL, "磁盘空间不足 / the disk has too little left");
            }
        }
    }

    private MediaRefused refused(MediaCounters.Result result, String sentence) {
        counters.count(result);
        return new MediaRefused(result, sentence);
    }

    private long freeBytes() throws IOException {
        Path folder = root;
        while (!Files.exists(folder)) {
            Path above = folder.getParent();
            if (above == null) {
                break;
            }
            folder = above;
        }
        return Files.getFileStore(folder).getUsableSpace();
    }

    /** Undoes the setting aside of a draft's bytes. */
    void release(long bytes) {
        underWayBytes.addAndGet(-bytes);
    }

    /** Renames a synced file to its place and syncs the folder, so that the name survives a power cut too. */
    KeptFile place(Path part, long bytes, String sha256, MediaFormat format) throws IOException {
        String path = KeepingRules.path(clock.instant(), UUID.randomUUID(), format);
        Path target = root.resolve(path);
        Path folder = target.getParent();
        if (folder == null) {
            throw new AssertionError("a kept file lies in a folder: " + path);
        }
        Files.createDirectories(folder);
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folder " + root + " must be on one file system", e);
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
        keptBytes.addAndGet(bytes);
        return new KeptFile(path, bytes, sha256);
    }

    /** Deletes a file that has no row, or has none any more. */
    void delete(String path, long bytes) throws IOException {
        if (Files.deleteIfExists(resolve(path))) {
            keptBytes.addAndGet(-bytes);
        }
    }

    /**
     * Where a kept file lies.
     *
     * @throws IllegalArgumentException if the path leads out of the folder
     */
    public Path resolve(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new IllegalArgumentException("a path below the folder of files is wanted, is '" + path + "'");
        }
        return file;
    }

    /** The folder under which all files lie. */
    Path root() {
        return root;
    }

    /** Longest file that may come by that way. */
    public long mostBytes(MediaSource source) {
        return rules.maxBytes(source);
    }

    /** Bytes of all files that are kept. */
    public long keptBytes() {
        return keptBytes.get();
    }

    /** Bytes set aside for transfers that are not finished. */
    public long underWayBytes() {
        return underWayBytes.get();
    }

    /**
     * A file in its place.
     *
     * @param path below the folder of files
     * @param bytes its length
     * @param sha256 64 hexadecimal digits
     */
    public record KeptFile(String path, long bytes, String sha256) {}
}
