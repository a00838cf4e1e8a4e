package org.liandan.media.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.http.store.Statements;
import org.liandan.media.Capture;
import org.liandan.media.EvidenceFile;

/** Writes the rows of files; each method is one transaction. Blocks on the database. */
@ApplicationScoped
public class MediaRows {

    /** One upload of a terminal at a time: announcement, upload and resend of one picture may arrive at once. */
    private static final String LOCK = "select pg_advisory_xact_lock(808, ?)";

    /** A terminal that announces what it has just sent is late, not announcing something new. */
    private static final String ANNOUNCE = """
            insert into media (vehicle_id, terminal_id, organization_id, plate, source, media_id, kind, format, occasion,
                channel, taken_at, received_at, complete)
            select v.id, ?, v.organization_id, v.plate, 'MULTIMEDIA', ?, ?, ?, ?, ?, ?, ?, false
            from vehicle v
            where v.id = ? and not exists (select 1 from media m where m.terminal_id = ? and m.media_id = ?
                and m.source = 'MULTIMEDIA' and m.complete and m.received_at > ?::timestamptz - interval '10 minutes')
            on conflict (terminal_id, media_id) where source = 'MULTIMEDIA' and not complete do update set
                kind = excluded.kind, format = excluded.format, occasion = excluded.occasion,
                channel = excluded.channel, taken_at = excluded.taken_at, received_at = excluded.received_at""";

    private static final String IS_KEPT = """
            select 1 from media where terminal_id = ? and media_id = ? and sha256 = ? and source = 'MULTIMEDIA'
                and complete""";

    private static final String COMPLETE = """
            update media set kind = ?, format = ?, occasion = ?, channel = ?, taken_at = ?, received_at = ?,
                location = st_setsrid(st_makepoint(?::float8, ?::float8), 4326), complete = true, sha256 = ?, bytes = ?,
                path = ?
            where terminal_id = ? and media_id = ? and source = 'MULTIMEDIA' and not complete""";

    private static final String INSERT = """
            insert into media (vehicle_id, terminal_id, organization_id, plate, source, media_id, kind, format, occasion,
                channel, taken_at, received_at, location, complete, sha256, bytes, path)
            select v.id, ?, v.organization_id, v.plate, 'MULTIMEDIA', ?, ?, ?, ?, ?, ?, ?,
                st_setsrid(st_makepoint(?::float8, ?::float8), 4326), true, ?, ?, ?
            from vehicle v where v.id = ?""";

    /** Time, place and carrier are the alarm's. */
    private static final String ATTACH = """
            insert into media (vehicle_id, terminal_id, organization_id, plate, source, name, safety_alarm_id, kind,
                format, occasion, channel, taken_at, received_at, location, complete, sha256, bytes, path)
            select a.vehicle_id, a.terminal_id, a.organization_id, a.plate, 'ATTACHMENT', ?, a.id, ?, ?,
                'SAFETY_ALARM', ?, a.at, ?, a.location, true, ?, ?, ?
            from safety_alarm a where a.id = ?
            on conflict (safety_alarm_id, name) where source = 'ATTACHMENT' do nothing""";

    private final Statements statements;

    MediaRows(Statements statements) {
        this.statements = statements;
    }

    /** Notes what a 0x0800 announces. The same again changes nothing but the time. */
    @Transactional
    public void announce(Capture capture) {
        lock(capture);
        statements.update(
                ANNOUNCE,
                capture.terminalId(),
                capture.mediaId(),
                capture.kind().name(),
                capture.format().name(),
                capture.occasion().name(),
                capture.channel(),
                takenAt(capture),
                capture.receivedAt(),
                capture.vehicleId(),
                capture.terminalId(),
                capture.mediaId(),
                capture.receivedAt());
    }

    /**
     * Writes the row of an upload whose file is in its place; it takes the place of its announcement.
     *
     * @return false when the same file of that terminal is kept already
     */
    @Transactional
    public boolean complete(Capture capture, MediaFiles.KeptFile file) {
        lock(capture);
        List<?> key = List.of(capture.terminalId(), capture.mediaId(), file.sha256());
        if (statements.first(IS_KEPT, row -> row.getInt(1), key.toArray()).isPresent()) {
            return false;
        }
        if (statements.update(COMPLETE, completing(capture, file).toArray()) == 0) {
            statements.update(INSERT, inserting(capture, file).toArray());
        }
        return true;
    }

    private static List<? extends @Nullable Object> completing(Capture capture, MediaFiles.KeptFile file) {
        LonLat at = capture.location();
        return Arrays.asList(
                capture.kind().name(),
                capture.format().name(),
                capture.occasion().name(),
                capture.channel(),
                takenAt(capture),
                capture.receivedAt(),
                at == null ? null : at.lonDeg(),
                at == null ? null : at.latDeg(),
                file.sha256(),
                file.bytes(),
                file.path(),
                capture.terminalId(),
                capture.mediaId());
    }

    private static List<? extends @Nullable Object> inserting(Capture capture, MediaFiles.KeptFile file) {
        LonLat at = capture.location();
        return Arrays.asList(
                capture.terminalId(),
                capture.mediaId(),
                capture.kind().name(),
                capture.format().name(),
                capture.occasion().name(),
                capture.channel(),
                takenAt(capture),
                capture.receivedAt(),
                at == null ? null : at.lonDeg(),
                at == null ? null : at.latDeg(),
                file.sha256(),
                file.bytes(),
                file.path(),
                capture.vehicleId());
    }

    /**
     * Writes the row of an attachment whose file is in its place.
     *
     * @return false when the alarm has a file of that name already
     */
    @Transactional
    public boolean attach(long alarmId, EvidenceFile name, MediaFiles.KeptFile file, Instant receivedAt) {
        return statements.update(
                        ATTACH,
                        name.name(),
                        name.kind().name(),
                        name.format().name(),
                        name.channel(),
                        receivedAt,
                        file.sha256(),
                        file.bytes(),
                        file.path(),
                        alarmId)
                > 0;
    }

    private void lock(Capture capture) {
        statements.query(LOCK, row -> row.getString(1), capture.terminalId());
    }

    private static Instant takenAt(Capture capture) {
        Instant taken = capture.takenAt();
        return taken == null ? capture.receivedAt() : taken;
    }
}
