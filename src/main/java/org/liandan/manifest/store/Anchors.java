package org.liandan.manifest.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.seal.Anchor;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.Statement;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;

/** Makes the anchor of each day that is over, and keeps it in the table and in a file. */
@ApplicationScoped
public class Anchors implements HandRun {

    private static final Logger LOG = Logger.getLogger(Anchors.class);

    /** Of file and directory. */
    public static final String FILE = "manifest-anchors.jsonl";

    private final DataSource database;
    private final SigningKeys keys;
    private final Clock clock;
    private final AnchorFile file;

    Anchors(
            @io.quarkus.agroal.DataSource("maintenance") DataSource database,
            SigningKeys keys,
            Clock clock,
            @ConfigProperty(name = "liandan.anchor.directory") String directory) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        file = new AnchorFile(Path.of(directory, FILE));
    }

    /** All anchors, oldest first. */
    public List<Statement> all() {
        return all(database);
    }

    /** The same of any database. */
    public static List<Statement> all(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return all(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the anchors", e);
        }
    }

    /** The file beside the database. */
    public AnchorFile file() {
        return file;
    }

    @Override
    public KnownJob job() {
        return KnownJob.ANCHORS;
    }

    @Override
    public void runNow() {
        int _ = catchUp(DistrictTime.dayOf(clock.instant()));
    }

    /**
     * Twenty minutes into the day: whoever took a step before midnight has long been answered.
     */
    @Scheduled(
            cron = "{liandan.anchor.cron}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void atNight() {
        try {
            catchUp(DistrictTime.dayOf(clock.instant()));
        } catch (IllegalStateException e) {
            LOG.errorf(e, "anchors are made tomorrow night");
        }
    }

    /**
     * Makes the anchors that are missing before that day, none for it.
     *
     * @return how many were made
     */
    public int catchUp(LocalDate today) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Statement> anchors = new ArrayList<>(all(connection));
                int before = anchors.size();
                String endOfAuditLog = AnchorRows.endOfAuditLog(connection);
                LocalDate next = anchors.isEmpty()
                        ? firstDay(connection)
                        : Anchor.of(anchors.getLast()).day().plusDays(1);
                for (LocalDate day = next; day.isBefore(today); day = day.plusDays(1)) {
                    String previous =
                            anchors.isEmpty() ? Sm3.NOTHING : anchors.getLast().hash();
                    Anchor anchor = AnchorRows.of(connection, day, previous, endOfAuditLog);
                    Statement statement = anchor.signedBy(keys.ofPlatform(now()));
                    insert(connection, day, statement);
                    anchors.add(statement);
                }
                connection.commit();
                file.append(anchors);
                return anchors.size() - before;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the anchors", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static LocalDate firstDay(Connection connection) throws SQLException {
        try (var row = connection
                .createStatement()
                .executeQuery("select (began_at at time zone 'Asia/Shanghai')::date from seal_beginning")) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    private static List<Statement> all(Connection connection) throws SQLException {
        List<Statement> anchors = new ArrayList<>();
        try (var query = connection.prepareStatement(AnchorRows.ALL);
                var row = query.executeQuery()) {
            while (row.next()) {
                anchors.add(AnchorRows.statement(row));
            }
        }
        return anchors;
    }

    private static void insert(Connection connection, LocalDate day, Statement statement) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into manifest_anchor (day, document, key_id, signature) values (?, ?, ?, ?)")) {
            insert.setObject(1, day);
            insert.setString(2, statement.document());
            insert.setString(3, statement.keyId());
            insert.setString(4, statement.signature());
            insert.executeUpdate();
        }
    }
}
