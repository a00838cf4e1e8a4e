package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.SettingsTimeline;
import org.liandan.place.RoutesChanged;

/** The thresholds by date: entries are added, never changed, and none speaks of the past. */
@ApplicationScoped
public class RuleSettingBook {

    /**
     * From entry to force. A report may be five minutes ahead of the platform's clock and still be believed, and every process
     * has read the table again after a minute: later than both, nothing has been judged yet that the entry speaks of.
     */
    public static final Duration LEAD = Duration.ofMinutes(6);

    private static final String COLUMNS =
            "select id, valid_from, settings, source, entered_by, reason, recorded_at from haul_rule_setting";

    private static final String INSERT = """
            insert into haul_rule_setting (valid_from, settings, source, entered_by, reason, recorded_at)
            values (?, ?::jsonb, ?, ?, ?, ?) returning id""";

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;
    private final Event<RoutesChanged> changed;

    RuleSettingBook(DataSource database, AuditLog audit, Clock clock, Event<RoutesChanged> changed) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.changed = changed;
    }

    /** Where an entry comes from. */
    public enum Source {
        /** What the software was started with. */
        CONFIGURATION,
        /** Entered by a person. */
        OFFICER
    }

    /**
     * An entry.
     *
     * @param id identity
     * @param validFrom first moment at which the thresholds hold
     * @param settings all of them
     * @param source where they come from
     * @param enteredBy account, or {@code system}
     * @param reason why
     * @param recordedAt when it was entered
     */
    public record Entry(
            long id,
            Instant validFrom,
            HaulSettings settings,
            Source source,
            String enteredBy,
            String reason,
            Instant recordedAt) {}

    /** The earliest moment from which an entry that is made now may hold; a full minute. */
    public Instant earliest() {
        return clock.instant().plus(LEAD).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    /** All entries, the latest date first. */
    public List<Entry> all() {
        try (Connection connection = database.getConnection()) {
            return entries(connection).reversed();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rule settings", e);
        }
    }

    /** The entry of that number, or null. */
    public @Nullable Entry find(long id) {
        return all().stream().filter(entry -> entry.id() == id).findFirst().orElse(null);
    }

    /** What holds at a moment. */
    public HaulSettings at(Instant moment) {
        try (Connection connection = database.getConnection()) {
            return timeline(connection).at(moment).settings();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the rule settings", e);
        }
    }

    /**
     * Enters thresholds that hold from a moment on; audited.
     *
     * @param validFrom not before {@link #earliest}
     * @param by the account
     * @throws IllegalArgumentException if the moment is too early
     */
    @Transactional
    public Entry enter(Instant validFrom, HaulSettings settings, String by, String reason) {
        Instant now = clock.instant();
        if (validFrom.isBefore(now.plus(LEAD))) {
            throw new IllegalArgumentException("thresholds hold for the future only");
        }
        try (Connection connection = database.getConnection()) {
            HaulSettings before = timeline(connection).at(validFrom).settings();
            long id = insert(connection, new Entry(0, validFrom, settings, Source.OFFICER, by, reason, now));
            Map<String, Object> detail = new TreeMap<>();
            detail.put("validFrom", validFrom.toString());
            detail.put("reason", reason);
            detail.put("changes", differences(before, settings));
            audit.record("RULE_SETTINGS_ENTERED", "haul_rule_setting", String.valueOf(id), detail);
            changed.fire(new RoutesChanged());
            return new Entry(id, validFrom, settings, Source.OFFICER, by, reason, now);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot enter the rule settings", e);
        }
    }

    /** What two sets differ in: name to "old → new". */
    public static Map<String, String> differences(HaulSettings before, HaulSettings after) {
        Map<String, String> changes = new TreeMap<>();
        List<Map.Entry<String, String>> old = SettingsDraft.shown(before);
        List<Map.Entry<String, String>> now = SettingsDraft.shown(after);
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).getValue().equals(now.get(i).getValue())) {
                changes.put(
                        old.get(i).getKey(),
                        old.get(i).getValue() + " → " + now.get(i).getValue());
            }
        }
        return changes;
    }

    /**
     * The timeline, and before it is read the first time what the software is configured with: the first start makes the entry
     * that reaches back, a start with another configuration than the last one makes an entry that holds from soon on.
     */
    static SettingsTimeline open(Connection connection, HaulSettings configured, Instant now) throws SQLException {
        List<Entry> entries = entries(connection);
        Entry last = null;
        for (Entry entry : entries) {
            if (entry.source() == Source.CONFIGURATION && (last == null || entry.id() > last.id())) {
                last = entry;
            }
        }
        if (last == null || !last.settings().equals(configured)) {
            Instant from = last == null ? Instant.EPOCH : now.plus(LEAD);
            String reason = last == null
                    ? "首次启动的默认值 defaults at the first start"
                    : "启动配置已变更 started with another configuration";
            insert(connection, new Entry(0, from, configured, Source.CONFIGURATION, "system", reason, now));
        }
        return timeline(connection);
    }

    /** The timeline as it is on record; the software's own thresholds where there is nothing. */
    static SettingsTimeline timeline(Connection connection) throws SQLException {
        List<Entry> entries = entries(connection);
        return entries.isEmpty()
                ? SettingsTimeline.always(HaulSettings.DEFAULT)
                : new SettingsTimeline(entries.stream()
                        .map(entry -> new SettingsTimeline.Entry(entry.id(), entry.validFrom(), entry.settings()))
                        .toList());
    }

    private static List<Entry> entries(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " order by valid_from, id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        SettingsDraft.kept(row.getString(3)),
                        Source.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()));
            }
        }
        return entries;
    }

    private static long insert(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, entry.validFrom().atOffset(ZoneOffset.UTC));
            statement.setString(2, CanonicalJson.write(entry.settings()));
            statement.setString(3, entry.source().name());
            statement.setString(4, entry.enteredBy());
            statement.setString(5, entry.reason());
            statement.setObject(6, entry.recordedAt().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
