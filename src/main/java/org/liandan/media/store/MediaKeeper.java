package org.liandan.media.store;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.Statements;

/** Opens the folder of files, throws away what is old, and clears away files that no row knows. */
@ApplicationScoped
public class MediaKeeper {

    private static final Logger LOG = Logger.getLogger(MediaKeeper.class);
    /** Rows of one transaction, and files of one question to the database. */
    private static final int PIECE = 500;
    /** A file younger than this may still get its row. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** A violation rests on what the same truck's cameras took while it went on, or within a minute of it. */
    private static final String EXPIRE = """
            delete from media where id in (
                select m.id from media m
                where m.received_at < ? and not m.kept and not exists (
                    select 1 from violation x where x.vehicle_id = m.vehicle_id
                        and m.taken_at >= x.started_at - interval '1 minute'
                        and m.taken_at <= coalesce(x.ended_at, x.started_at) + interval '1 minute')
                order by m.received_at limit ? for update skip locked)
            returning path, bytes""";

    private final Statements statements;
    private final MediaFiles files;
    private final MediaSettings settings;
    private final MediaCounters counters;
    private final Clock clock;

    MediaKeeper(Statements statements, MediaFiles files, MediaSettings settings, MediaCounters counters, Clock clock) {
        this.statements = statements;
        this.files = files;
        this.settings = settings;
        this.counters = counters;
        this.clock = clock;
    }

    void open(@Observes StartupEvent start) throws IOException {
        long kept = statements
                .first("select coalesce(sum(bytes), 0) from media", row -> row.getLong(1))
                .orElse(0L);
        files.open(kept);
    }

    @Scheduled(
            every = "1h",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void keep() {
        expire(clock.instant());
    }

    @Scheduled(
            every = "24h",
            delayed = "30m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void sweepDaily() {
        try {
            sweep(clock.instant());
        } catch (IOException e) {
            LOG.warnf("files are swept in a day again: %s", e.getMessage());
        }
    }

    private record Expired(String path, long bytes) {}

    /**
     * Deletes what is older than the retention, the row first: a file without a row is found by {@link #sweep}, a row
     * without its file would lie.
     *
     * @return how many rows went
     */
    public int expire(Instant now) {
        Instant before = settings.rules().expiredBefore(now);
        int gone = 0;
        List<Expired> piece;
        do {
            piece = statements.query(
                    EXPIRE, row -> new Expired(String.valueOf(row.getString(1)), row.getLong(2)), before, PIECE);
            piece.stream().filter(file -> file.bytes() > 0).forEach(this::delete);
            gone += piece.size();
        } while (piece.size() == PIECE);
        for (int i = 0; i < gone; i++) {
            counters.count(MediaCounters.Result.EXPIRED);
        }
        return gone;
    }

    private void delete(Expired file) {
        try {
            files.delete(file.path(), file.bytes());
        } catch (IOException e) {
            LOG.warnf(e, "%s could not be deleted; the sweeper will", file.path());
        }
    }

    /**
     * Clears away files that have no row, and tells of rows that have no file.
     *
     * @return how many files went
     */
    public int sweep(Instant now) throws IOException {
        int cleared = 0;
        Path root = files.root();
        List<Path> years;
        try (Stream<Path> folders = Files.list(root)) {
            years = folders.filter(folder -> folder.getFileName().toString().matches("\\d{4}"))
                    .toList();
        }
        for (Path year : years) {
            try (Stream<Path> all = Files.walk(year)) {
                cleared += inPieces(all.filter(Files::isRegularFile).filter(file -> isOlder(file, now.minus(YOUNG))));
            }
        }
        reportLost();
        return cleared;
    }

    private int inPieces(Stream<Path> found) {
        int[] cleared = {0};
        List<Path> piece = new ArrayList<>(PIECE);
        Consumer<List<Path>> check = paths -> cleared[0] += clearOrphans(paths);
        found.forEach(file -> {
            piece.add(file);
            if (piece.size() == PIECE) {
                check.accept(piece);
                piece.clear();
            }
        });
        check.accept(piece);
        return cleared[0];
    }

    private int clearOrphans(List<Path> piece) {
        List<String> names = piece.stream().map(this::name).toList();
        Set<String> known = new HashSet<>(
                statements.query("select path from media where path = any (?)", row -> row.getString(1), names));
        int cleared = 0;
        for (String name : names) {
            if (!known.contains(name)) {
                cleared += clear(name);
            }
        }
        return cleared;
    }

    private int clear(String name) {
        try {
            // its bytes are counted only while it is on its way to its row
            files.delete(name, 0);
            counters.count(MediaCounters.Result.ORPHAN);
            return 1;
        } catch (IOException e) {
            LOG.warnf(e, "%s has no row and could not be deleted", name);
            return 0;
        }
    }

    private String name(Path file) {
        return files.root().relativize(file).toString().replace('\\', '/');
    }

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException e) {
            return false;
        }
    }

    private void reportLost() {
        long after = 0;
        List<Row> piece;
        do {
            piece = statements.query(
                    "select id, path from media where complete and id > ? order by id limit ?",
                    row -> new Row(row.getLong(1), row.getString(2)),
                    after,
                    PIECE);
            for (Row row : piece) {
                after = row.id();
                if (!Files.exists(files.resolve(row.path()))) {
                    counters.count(MediaCounters.Result.LOST);
                    LOG.errorf("media %d has lost its file %s", row.id(), row.path());
                }
            }
        } while (piece.size() == PIECE);
    }

    private record Row(long id, String path) {}
}
