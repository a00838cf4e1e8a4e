package org.liandan.operations.store;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.Statements;
import org.liandan.operations.Figures;
import org.liandan.operations.KnownJob;

/** Measures. What the database says is asked at most every ten seconds, however many look; each question has a bound. */
@Singleton
public class FigureReader {

    private static final Logger LOG = Logger.getLogger(FigureReader.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String DATABASE = """
            select pg_database_size(current_database()),
                   (select sum(numbackends)::int from pg_stat_database),
                   current_setting('max_connections')::int,
                   clock_timestamp(),
                   (select count(*) from terminal where active),
                   (select count(*) from (select from webhook_dead_letter l join webhook w on w.id = l.webhook_id
                      where l.redelivered_at is null and w.state <> 'WITHDRAWN' limit 1000) letters),
                   (select count(*) from webhook where state = 'SUSPENDED'),
                   (select count(*) from (select from outbox_event e where e.position > (
                      select min(w.cursor) from webhook w where w.state = 'ACTIVE') limit 10001) events),
                   (select max(day) from manifest_anchor)""";

    private static final String PARTITIONS = """
            select count(*), min(c.relname), max(c.relname) from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'position'::regclass and c.relname ~ '^position_p[0-9]{8}$'""";

    private static final int PREFIX = "position_p".length();

    private final Statements statements;
    private final PulseTaker pulse;
    private final DiskNotes disks;
    private final JobDesk jobs;
    private final Clock clock;
    private final Path backupMark;
    private final int retentionDays;
    private final String version;
    private volatile @Nullable Answer latest;

    FigureReader(
            Statements statements,
            PulseTaker pulse,
            DiskNotes disks,
            JobDesk jobs,
            Clock clock,
            @ConfigProperty(name = "liandan.operations.data-directory") String data,
            @ConfigProperty(name = "liandan.position.retention-days", defaultValue = "400") int retentionDays,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "?") String version) {
        this.statements = statements;
        this.pulse = pulse;
        this.disks = disks;
        this.jobs = jobs;
        this.clock = clock;
        this.backupMark = Path.of(data, "last-backup");
        this.retentionDays = retentionDays;
        this.version = version;
    }

    private record Answer(Figures.@Nullable Database database, Instant at) {}

    /** Everything as it is now. */
    public Figures read() {
        Instant now = clock.instant();
        return new Figures(
                now,
                pulse.beats(),
                pulse.malformed(),
                pulse.level("liandan.connections"),
                disks(),
                database(now),
                findings(),
                jobs.wellAt(KnownJob.AUDIT),
                backupAt(),
                pulse.level("liandan.clock.leap"),
                jobs.failed(),
                version,
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Of both nightly checks, of those that have been; null before the first. */
    private @Nullable Double findings() {
        Double found = null;
        for (String check : List.of("liandan.audit.findings", "liandan.audit.log.findings")) {
            if (pulse.isKnown(check)) {
                found = (found == null ? 0 : found) + pulse.level(check);
            }
        }
        return found;
    }

    private List<Figures.Disk> disks() {
        try {
            return disks.disks();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder cannot be looked at", e);
        }
    }

    private @Nullable Instant backupAt() {
        try {
            return Files.exists(backupMark)
                    ? Files.getLastModifiedTime(backupMark).toInstant()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    private Figures.@Nullable Database database(Instant now) {
        Answer known = latest;
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.database();
        }
        Figures.Database answer = ask();
        latest = new Answer(answer, now);
        return answer;
    }

    private Figures.@Nullable Database ask() {
        try {
            Figures.Partitions partitions = statements
                    .query(
                            PARTITIONS,
                            row -> new Figures.Partitions(
                                    row.getInt(1), day(row.getString(2)), day(row.getString(3)), retentionDays))
                    .getFirst();
            return statements
                    .query(
                            DATABASE,
                            row -> new Figures.Database(
                                    row.getLong(1),
                                    row.getInt(2),
                                    row.getInt(3),
                                    Duration.between(clock.instant(), Statements.time(row, 4)),
                                    row.getLong(5),
                                    partitions,
                                    row.getLong(6),
                                    row.getLong(7),
                                    row.getLong(8),
                                    row.getObject(9, LocalDate.class)))
                    .getFirst();
        } catch (IllegalStateException e) {
            LOG.debugf("the database does not answer: %s", e.getMessage());
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String partition) {
        if (partition == null) {
            return null;
        }
        String digits = partition.substring(PREFIX);
        return LocalDate.of(
                Integer.parseInt(digits.substring(0, 4)),
                Integer.parseInt(digits.substring(4, 6)),
                Integer.parseInt(digits.substring(6, 8)));
    }
}
