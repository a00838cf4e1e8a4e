package org.liandan.media.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.geo.LonLat;
import org.liandan.http.store.Statements;
import org.liandan.media.MediaFormat;
import org.liandan.media.MediaItem;
import org.liandan.media.MediaKind;
import org.liandan.media.MediaOccasion;
import org.liandan.media.MediaSource;
import org.liandan.media.SafetyAlarm;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.party.OrganizationId;

/** Reads safety alarms and files back. */
@ApplicationScoped
public class MediaReader {

    private static final String ALARM = """
            select x.id, x.plate, x.vehicle_id, t.phone, x.organization_id, o.name, x.kind, x.type, x.level, x.at,
                x.ended_at, x.received_at, x.speed_kph, st_x(x.location), st_y(x.location), x.attachments, x.detail
            from safety_alarm x
                join terminal t on t.id = x.terminal_id
                join organization o on o.id = x.organization_id
            """;

    private static final String MEDIA = """
            select x.id, x.plate, t.phone, x.organization_id, x.source, x.media_id, x.name, x.safety_alarm_id, x.kind,
                x.format, x.occasion, x.channel, x.taken_at, st_x(x.location), st_y(x.location), x.path, x.bytes,
                x.sha256, x.kept
            from media x join terminal t on t.id = x.terminal_id
            """;

    private final Statements statements;
    private final AuditLog audit;

    MediaReader(Statements statements, AuditLog audit) {
        this.statements = statements;
        this.audit = audit;
    }

    /**
     * Which alarms or files are wanted; null asks for any.
     *
     * @param kind of alarms: which system
     * @param plate the vehicle's plate, in normal form
     * @param from at this time or later
     * @param to before this time
     * @param organization run by this carrier
     */
    public record Filter(
            @Nullable SafetyAlarmKind kind,
            @Nullable String plate,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable OrganizationId organization) {}

    /** An alarm with what only its kind has, a JSON object. */
    public record AlarmWithDetail(SafetyAlarm alarm, String detail) {}

    /** How many alarms pass the filter. */
    public long countAlarms(Filter filter) {
        Conditions conditions = new Conditions(filter, "x.at");
        return statements
                .query(
                        "select count(*) from safety_alarm x" + conditions.where(),
                        row -> row.getLong(1),
                        conditions.values.toArray())
                .getFirst();
    }

    /** A page of the alarms that pass the filter, newest first. */
    public List<SafetyAlarm> alarms(Filter filter, int offset, int limit) {
        Conditions conditions = new Conditions(filter, "x.at");
        conditions.values.add(limit);
        conditions.values.add(offset);
        return statements.query(
                ALARM + conditions.where() + " order by x.at desc, x.id desc limit ? offset ?",
                MediaReader::alarm,
                conditions.values.toArray());
    }

    public Optional<AlarmWithDetail> alarm(long id) {
        return statements.first(
                ALARM + " where x.id = ?", row -> new AlarmWithDetail(alarm(row), row.getString(17)), id);
    }

    /** The files of those alarms, in the order of their names; alarms without files are not in the map. */
    public Map<Long, List<MediaItem>> evidence(List<SafetyAlarm> alarms) {
        Map<Long, List<MediaItem>> all = new LinkedHashMap<>();
        if (alarms.isEmpty()) {
            return all;
        }
        List<String> ids =
                alarms.stream().map(alarm -> String.valueOf(alarm.id())).toList();
        statements
                .query(MEDIA + " where x.safety_alarm_id = any (?::bigint[]) order by x.name", MediaReader::media, ids)
                .forEach(item -> {
                    Long alarm = item.safetyAlarmId();
                    if (alarm != null) {
                        all.computeIfAbsent(alarm, _ -> new ArrayList<>()).add(item);
                    }
                });
        return all;
    }

    /** How many photos and recordings of the main connection pass the filter; its kind is not looked at. */
    public long countMedia(Filter filter) {
        Conditions conditions = new Conditions(filter, "x.taken_at");
        conditions.conditions.add("x.source = 'MULTIMEDIA'");
        return statements
                .query(
                        "select count(*) from media x" + conditions.where(),
                        row -> row.getLong(1),
                        conditions.values.toArray())
                .getFirst();
    }

    /** A page of the photos and recordings that pass the filter, newest first. */
    public List<MediaItem> media(Filter filter, int offset, int limit) {
        Conditions conditions = new Conditions(filter, "x.taken_at");
        conditions.conditions.add("x.source = 'MULTIMEDIA'");
        conditions.values.add(limit);
        conditions.values.add(offset);
        return statements.query(
                MEDIA + conditions.where() + " order by x.taken_at desc, x.id desc limit ? offset ?",
                MediaReader::media,
                conditions.values.toArray());
    }

    public Optional<MediaItem> find(long id) {
        return statements.first(MEDIA + " where x.id = ?", MediaReader::media, id);
    }

    /** Notes in the audit log that the caller is given the file. */
    @Transactional
    public void given(MediaItem item, MediaItem.StoredFile file) {
        audit.record(
                "MEDIA_READ",
                "media",
                String.valueOf(item.id()),
                Map.of("plate", item.plate(), "sha256", file.sha256()));
    }

    /** Has retention pass the file over, or not any more; false when there is no such row. */
    @Transactional
    public boolean keep(long id, boolean kept) {
        if (statements.update("update media set kept = ? where id = ?", kept, id) == 0) {
            return false;
        }
        audit.record(kept ? "MEDIA_KEPT" : "MEDIA_RELEASED", "media", String.valueOf(id), Map.of());
        return true;
    }

    /** The where clause of a filter, and its values in order. */
    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Conditions(Filter filter, String time) {
            SafetyAlarmKind kind = filter.kind();
            OrganizationId organization = filter.organization();
            add("x.kind = ?", kind == null ? null : kind.name());
            add("x.plate = ?", filter.plate());
            add(time + " >= ?", filter.from());
            add(time + " < ?", filter.to());
            add("x.organization_id = ?", organization == null ? null : organization.value());
        }

        private void add(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value);
            }
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }

    private static SafetyAlarm alarm(ResultSet row) throws SQLException {
        return new SafetyAlarm(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                new OrganizationId(row.getLong(5)),
                row.getString(6),
                SafetyAlarmKind.valueOf(row.getString(7)),
                row.getInt(8),
                row.getInt(9),
                Statements.time(row, 10),
                Statements.instant(row, 11),
                Statements.time(row, 12),
                row.getInt(13),
                new LonLat(row.getDouble(14), row.getDouble(15)),
                row.getInt(16));
    }

    private static MediaItem media(ResultSet row) throws SQLException {
        String path = row.getString(16);
        return new MediaItem(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                new OrganizationId(row.getLong(4)),
                MediaSource.valueOf(row.getString(5)),
                row.getObject(6, Long.class),
                row.getString(7),
                row.getObject(8, Long.class),
                MediaKind.valueOf(row.getString(9)),
                MediaFormat.valueOf(row.getString(10)),
                MediaOccasion.valueOf(row.getString(11)),
                row.getObject(12, Integer.class),
                Statements.time(row, 13),
                Statements.point(row, 14),
                path == null ? null : new MediaItem.StoredFile(path, row.getLong(17), row.getString(18)),
                row.getBoolean(19));
    }
}
