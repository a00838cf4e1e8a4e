package org.liandan.operations.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.Statements;
import org.liandan.operations.Figures.Disk;
import org.liandan.operations.Vital;

/** Free space of the folders that fill, noted once an hour for a month, so that one can say how long it lasts. */
@Singleton
public class DiskNotes {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LOOKED_BACK = Duration.ofDays(7);
    private static final Duration LEAST = Duration.ofDays(1);

    private static final String EARLIEST = """
            select at, free_bytes from disk_sample where folder = ? and at >= ? order by at limit 1""";

    private final Statements statements;
    private final Clock clock;
    private final Map<Vital, Path> folders = new LinkedHashMap<>();

    DiskNotes(
            Statements statements,
            Clock clock,
            @ConfigProperty(name = "liandan.operations.data-directory") String data,
            @ConfigProperty(name = "liandan.media.directory") String media) {
        this.statements = statements;
        this.clock = clock;
        folders.put(Vital.DATA_DISK, Path.of(data).toAbsolutePath().normalize());
        folders.put(Vital.MEDIA_DISK, Path.of(media).toAbsolutePath().normalize());
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            identity = "operations-disks",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void note() throws IOException {
        Instant now = clock.instant();
        for (Map.Entry<Vital, Path> folder : folders.entrySet()) {
            statements.update(
                    "insert into disk_sample (folder, at, free_bytes) values (?, ?, ?) on conflict do nothing",
                    folder.getKey().name(),
                    now,
                    store(folder.getValue()).getUsableSpace());
        }
        statements.update("delete from disk_sample where at < ?", now.minus(KEPT));
    }

    /** The disks as they are now. */
    List<Disk> disks() throws IOException {
        List<Disk> disks = new ArrayList<>();
        for (Map.Entry<Vital, Path> folder : folders.entrySet()) {
            FileStore store = store(folder.getValue());
            long free = store.getUsableSpace();
            disks.add(new Disk(folder.getKey(), free, store.getTotalSpace(), perDay(folder.getKey(), free)));
        }
        return disks;
    }

    private @Nullable Double perDay(Vital folder, long freeBytes) {
        Instant now = clock.instant();
        try {
            return statements
                    .first(
                            EARLIEST,
                            row -> new Noted(Statements.time(row, "at"), row.getLong("free_bytes")),
                            folder.name(),
                            now.minus(LOOKED_BACK))
                    .map(noted -> noted.perDay(freeBytes, now))
                    .orElse(null);
        } catch (IllegalStateException e) {
            // without the database nobody knows how it was; what is free now can be told all the same
            return null;
        }
    }

    private record Noted(Instant at, long freeBytes) {

        @Nullable Double perDay(long freeNow, Instant now) {
            Duration since = Duration.between(at, now);
            return since.compareTo(LEAST) < 0
                    ? null
                    : (double) (freeBytes - freeNow) * LEAST.toMillis() / since.toMillis();
        }
    }

    /** The file system of a folder, or of where it would lie. */
    private static FileStore store(Path folder) throws IOException {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing);
    }
}
