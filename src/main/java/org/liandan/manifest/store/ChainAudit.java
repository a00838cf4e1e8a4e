package org.liandan.manifest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.Chain;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.seal.KeyBook;
import org.liandan.manifest.seal.Sm3;
import org.liandan.party.Sentence;

/**
 * Looks at every chain in the database: signatures, order, what is missing, and whether each manifest's row is what its steps signed.
 * Two cursors side by side in one snapshot, so that memory does not grow and a server may run beside it. Nothing is written.
 */
public final class ChainAudit {

    private static final int ROWS_AT_A_TIME = 500;

    private final DataSource database;
    private final PersonalFields personal;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    public ChainAudit(DataSource database, PersonalFields personal) {
        this.database = database;
        this.personal = personal;
    }

    /**
     * Something that does not hold.
     *
     * @param subject number of the manifest; empty for keys, anchors and the whole
     */
    public record Found(String subject, Finding finding) {

        /** A line for a person. */
        public String line() {
            return (subject.isEmpty() ? "" : subject + " ") + finding.sentence().both();
        }
    }

    /**
     * What was looked at.
     *
     * @param unsealed steps from before signing began
     */
    public record Summary(long manifests, long steps, long unsealed, long anchors, long findings) {}

    /** Looks at everything: keys, anchors and the books of sites included. */
    public Summary all(Consumer<Found> found) {
        return run(null, found);
    }

    /** Looks at one manifest. */
    public Summary one(ManifestNumber number, Consumer<Found> found) {
        return run(number, found);
    }

    private Summary run(@Nullable ManifestNumber number, Consumer<Found> found) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return new Round(connection, number, found).go();
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the chains", e);
        }
    }

    private final class Round {

        private final Connection connection;
        private final @Nullable ManifestNumber only;
        private final Consumer<Found> listener;
        private final KeyBook keys;
        private final Instant beganAt;
        private final long legacyRows;
        private long manifests;
        private long steps;
        private long unsealed;
        private long findings;

        Round(Connection connection, @Nullable ManifestNumber only, Consumer<Found> listener) throws SQLException {
            this.connection = connection;
            this.only = only;
            this.listener = listener;
            keys = new KeyBook(KeyRows.all(connection), null);
            try (var row =
                    connection.createStatement().executeQuery("select began_at, legacy_rows from seal_beginning")) {
                boolean known = row.next();
                beganAt = known ? row.getObject(1, OffsetDateTime.class).toInstant() : Instant.MIN;
                legacyRows = known ? row.getLong(2) : 0;
            }
        }

        Summary go() throws SQLException {
            if (only == null) {
                keys.findings().forEach(finding -> found("", finding));
                KeyRows.differing(connection)
                        .forEach(id ->
                                found("", new Finding(Flaw.KEY_ALTERED, new Sentence("密钥 " + id, "Key " + id), "")));
            }
            chains();
            long anchors = 0;
            if (only == null) {
                if (unsealed != legacyRows) {
                    found(
                            "",
                            new Finding(
                                    Flaw.LEGACY_COUNT, Sentence.same("seal_beginning"), legacyRows + " → " + unsealed));
                }
                anchors = new AnchorAudit(connection, keys).run(finding -> found("", finding));
                new BookAudit(connection).run(finding -> found("", finding));
            }
            return new Summary(manifests, steps, unsealed, anchors, findings);
        }

        private void chains() throws SQLException {
            String condition = only == null ? "" : " where %s.number = ?";
            try (PreparedStatement rows =
                            streamed(ManifestRow.SELECT + condition.formatted("m") + " order by m.number");
                    PreparedStatement history = streamed("select " + StepRows.COLUMNS + " from manifest_event e"
                            + condition.formatted("e") + " order by e.number, e.seq");
                    ResultSet manifest = rows.executeQuery();
                    ResultSet event = history.executeQuery()) {
                boolean more = event.next();
                while (manifest.next()) {
                    manifests++;
                    more = oneChain(manifest, event, more);
                }
                while (more) {
                    more = orphans(event);
                }
            }
        }

        private PreparedStatement streamed(String sql) throws SQLException {
            PreparedStatement query = connection.prepareStatement(sql);
            query.setFetchSize(ROWS_AT_A_TIME);
            if (only != null) {
                query.setString(1, only.value());
            }
            return query;
        }

        /** Reads the steps of the current manifest; returns whether the cursor stands on a step of another. */
        private boolean oneChain(ResultSet manifest, ResultSet event, boolean started) throws SQLException {
            String number = manifest.getString("number");
            boolean more = started;
            while (more && event.getString("number").compareTo(number) < 0) {
                more = orphans(event);
            }
            int old = 0;
            while (more && event.getString("number").equals(number) && StepRows.isUnsealed(event)) {
                old(number, event, ++old);
                more = event.next();
            }
            Chain chain = new Chain(number, old, keys);
            while (more && event.getString("number").equals(number)) {
                if (StepRows.isUnsealed(event)) {
                    found(number, new Finding(Flaw.UNSEALED, Finding.step(event.getInt("seq")), ""));
                    unsealed++;
                } else {
                    steps++;
                    chain.add(StepRows.read(event, chain.seq() == old ? Sm3.NOTHING : chain.head(), personal));
                }
                more = event.next();
            }
            chain.findings().forEach(finding -> found(number, finding));
            if (chain.seq() == 0) {
                found(number, new Finding(Flaw.HISTORY_MISSING, Sentence.same("manifest_event"), ""));
            } else if (chain.seq() > old) {
                compare(number, chain.record(), manifest);
            }
            return more;
        }

        private void old(String number, ResultSet event, int expected) throws SQLException {
            unsealed++;
            if (!event.getObject("at", OffsetDateTime.class).toInstant().isBefore(beganAt)) {
                found(number, new Finding(Flaw.UNSEALED, Finding.step(event.getInt("seq")), ""));
            }
            if (event.getInt("seq") != expected) {
                found(number, new Finding(Flaw.GAP, Finding.step(event.getInt("seq")), ""));
            }
        }

        /** Steps of a manifest that is not there: one finding for all of them. */
        private boolean orphans(ResultSet event) throws SQLException {
            String number = event.getString("number");
            found(number, new Finding(Flaw.RECORD_MISSING, Sentence.same("manifest"), ""));
            boolean more = true;
            while (more && event.getString("number").equals(number)) {
                steps++;
                more = event.next();
            }
            return more;
        }

        private void compare(String number, Map<String, String> signed, ResultSet manifest) throws SQLException {
            Map<String, String> stored;
            try {
                StoredManifest read = ManifestRow.read(manifest, personal, json);
                Manifest current = read.manifest();
                stored = RecordTexts.of(current, ManifestColumns.of(current, read.updatedAt(), read.edition(), json));
            } catch (IllegalArgumentException | IllegalStateException e) {
                found(
                        number,
                        new Finding(Flaw.RECORD_CHANGED, Sentence.same("manifest"), String.valueOf(e.getMessage())));
                return;
            }
            TreeSet<String> columns = new TreeSet<>(signed.keySet());
            columns.addAll(stored.keySet());
            for (String column : columns) {
                if (!Objects.equals(signed.get(column), stored.get(column))) {
                    found(
                            number,
                            new Finding(
                                    Flaw.RECORD_CHANGED,
                                    Sentence.same(column),
                                    difference(column, signed.get(column), stored.get(column))));
                }
            }
        }

        private void found(String subject, Finding finding) {
            findings++;
            listener.accept(new Found(subject, finding));
        }
    }

    /** What was signed and what is there; names and telephone numbers do not go into logs. */
    private static String difference(String column, @Nullable String signed, @Nullable String stored) {
        boolean personal = column.endsWith("_name") || column.endsWith("_phone") || column.endsWith("remarks");
        return personal ? "" : (signed == null ? "—" : signed) + " → " + (stored == null ? "—" : stored);
    }
}
