package org.liandan.manifest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.manifest.Header;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestChanged;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Outcome;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.RefusalCode;
import org.liandan.party.Sentence;

/** The manifests on disk. A change is one transaction: state, signed line of history, audit entry, notice to observers. */
@ApplicationScoped
public class Manifests {

    private static final int FIRST_EDITION = 1;

    private final DataSource database;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final Sealing sealing;
    private final PersonalFields personal;
    private final Event<ManifestChanged> changed;
    private final Serials serials;

    Manifests(
            DataSource database,
            ObjectMapper json,
            AuditLog audit,
            Sealing sealing,
            PersonalFields personal,
            Event<ManifestChanged> changed,
            Serials serials) {
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.sealing = sealing;
        this.personal = personal;
        this.changed = changed;
        this.serials = serials;
    }

    /** A number that was never given before; {@link Serials#next}. */
    public ManifestNumber nextNumber(LocalDate day) {
        return serials.next(day);
    }

    /** The manifest of that number, or null. */
    public @Nullable StoredManifest find(ManifestNumber number) {
        return find(number, "");
    }

    /** Stores a new manifest with the events that led to its state. */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredManifest insert(Manifest manifest, List<ManifestEvent> events) {
        Instant now = events.getLast().at();
        Map<String, @Nullable Object> columns = ManifestColumns.of(manifest, now, FIRST_EDITION, json);
        String names = String.join(", ", columns.keySet());
        String places = columns.keySet().stream().map(Manifests::placeholder).collect(Collectors.joining(", "));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into manifest (number, " + names + ") values (?, " + places + ")")) {
            insert.setString(1, manifest.header().number().value());
            bind(insert, 2, columns);
            insert.executeUpdate();
            insertParents(connection, manifest.header());
            Map<String, String> record = RecordTexts.of(manifest, columns);
            Sealing.End end = Sealing.End.NONE;
            // several steps at once leave one record: that of the last
            for (ManifestEvent event : events.subList(0, events.size() - 1)) {
                end = sealing.append(connection, manifest.header().number(), event, Map.of(), end);
            }
            Sealing.End _ = sealing.append(connection, manifest.header().number(), events.getLast(), record, end);
        } catch (SQLException e) {
            throw failed("store manifest " + manifest.header().number(), e);
        }
        events.forEach(event -> announce(manifest, event, 0));
        return new StoredManifest(manifest, 0, now, FIRST_EDITION);
    }

    private static void insertParents(Connection connection, Header header) throws SQLException {
        try (var insert = connection.prepareStatement("insert into manifest_parent (child, parent) values (?, ?)")) {
            for (ManifestNumber parent : header.lineage().parents()) {
                insert.setString(1, header.number().value());
                insert.setString(2, parent.value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The manifest, which nobody else changes until the transaction ends; null when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable StoredManifest lock(ManifestNumber number) {
        return find(number, " for no key update of m");
    }

    /** Adds a line to the history of a locked manifest whose content and state stay what they are. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void note(StoredManifest locked, ManifestEvent event) {
        Manifest manifest = locked.manifest();
        ManifestNumber number = manifest.header().number();
        Map<String, @Nullable Object> columns =
                ManifestColumns.of(manifest, locked.updatedAt(), locked.edition(), json);
        try (var connection = database.getConnection()) {
            Sealing.End end = sealing.end(connection, number);
            sealing.append(connection, number, event, changes(locked, manifest, columns, end), end);
        } catch (SQLException e) {
            throw failed("note an event of " + number, e);
        }
        announce(manifest, event, locked.version());
    }

    /** Puts the corrected content into a locked manifest: a new version, and a new edition. */
    @Transactional(Transactional.TxType.MANDATORY)
    public StoredManifest correct(StoredManifest locked, Manifest corrected, ManifestEvent event) {
        return update(locked, corrected, event, locked.edition() + 1);
    }

    /**
     * Changes a manifest. Whoever else wants to change it at the same time waits and then sees what came of it.
     *
     * @param expectedVersion the version that the caller has seen, or empty when the state alone shall decide
     * @param mayKnow whether the caller may know of the manifest at all
     * @param step from the state to what comes of it
     * @return what came of it; null when there is no such manifest, or the caller may not know
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable Filing change(
            ManifestNumber number,
            OptionalInt expectedVersion,
            Predicate<Manifest> mayKnow,
            Function<Manifest, Outcome<? extends Manifest>> step) {
        StoredManifest current = find(number, " for no key update of m");
        if (current == null || !mayKnow.test(current.manifest())) {
            return null;
        }
        if (expectedVersion.isPresent() && expectedVersion.getAsInt() != current.version()) {
            Sentence version = Sentence.same(current.version());
            return new Filing.Refused(List.of(new Refusal(RefusalCode.STALE_VERSION, null, List.of(version))), current);
        }
        return switch (step.apply(current.manifest())) {
            case Outcome.Refused<?>(List<Refusal> refusals) -> new Filing.Refused(refusals, current);
            case Outcome.Accepted<?>(Manifest next, ManifestEvent event) ->
                new Filing.Filed(update(current, next, event, current.edition()));
        };
    }

    /** The lines of a manifest's history, oldest first. */
    public List<HistoryLine> history(ManifestNumber number) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                    select e.seq, e.at, e.kind, e.username, e.organization_id, o.name, e.entries
                      from manifest_event e join organization o on o.id = e.organization_id
                     where e.number = ? order by e.seq\
                    """)) {
            query.setString(1, number.value());
            List<HistoryLine> lines = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(HistoryRow.read(row, personal, json));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw failed("read the history of " + number, e);
        }
    }

    private @Nullable StoredManifest find(ManifestNumber number, String lock) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ManifestRow.SELECT + " where m.number = ?" + lock)) {
            query.setString(1, number.value());
            try (var row = query.executeQuery()) {
                return row.next() ? ManifestRow.read(row, personal, json) : null;
            }
        } catch (SQLException e) {
            throw failed("read manifest " + number, e);
        }
    }

    private StoredManifest update(StoredManifest current, Manifest next, ManifestEvent event, int edition) {
        ManifestNumber number = next.header().number();
        Map<String, @Nullable Object> columns = ManifestColumns.of(next, event.at(), edition, json);
        String sets = columns.keySet().stream()
                .map(column -> column + " = " + placeholder(column))
                .collect(Collectors.joining(", "));
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update manifest set version = version + 1, " + sets + " where number = ? and version = ?")) {
            int parameter = bind(update, 1, columns);
            update.setString(parameter, number.value());
            update.setInt(parameter + 1, current.version());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("manifest " + number + " changed under its lock");
            }
            // version n was made by event n + 1 at the earliest, so seq is asked for rather than derived
            Sealing.End end = sealing.end(connection, number);
            sealing.append(connection, number, event, changes(current, next, columns, end), end);
        } catch (SQLException e) {
            throw failed("change manifest " + number, e);
        }
        announce(next, event, current.version() + 1);
        return new StoredManifest(next, current.version() + 1, event.at(), edition);
    }

    /** What the step changes in the row; the first signed step of an old manifest signs for all of it. */
    private Map<String, String> changes(
            StoredManifest current, Manifest next, Map<String, @Nullable Object> columns, Sealing.End end) {
        Map<String, String> after = RecordTexts.of(next, columns);
        if (!end.isSealed()) {
            return after;
        }
        Manifest before = current.manifest();
        return RecordTexts.changes(
                RecordTexts.of(before, ManifestColumns.of(before, current.updatedAt(), current.edition(), json)),
                after);
    }

    private void announce(Manifest manifest, ManifestEvent event, int version) {
        audit.record(
                "MANIFEST_" + event.kind().name(),
                "manifest",
                manifest.header().number().value(),
                Map.of("state", manifest.state().name(), "version", version));
        changed.fire(ManifestChanged.of(manifest, event));
    }

    private int bind(PreparedStatement statement, int first, Map<String, @Nullable Object> columns)
            throws SQLException {
        int parameter = first;
        for (var column : columns.entrySet()) {
            statement.setObject(parameter++, personal.toColumn(column.getKey(), column.getValue()));
        }
        return parameter;
    }

    private static String placeholder(String column) {
        return column.equals("warnings") ? "?::jsonb" : "?";
    }

    private static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
