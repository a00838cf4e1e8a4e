package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.store.Statements;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.waybill.WaybillContent;
import org.liandan.manifest.waybill.WaybillReason;
import org.liandan.party.OrganizationId;

/** Waybills as people look at them: what came, what was wrong with it, and what the driver was told. */
@ApplicationScoped
public class WaybillList {

    private static final TypeReference<List<WaybillReason>> REASONS = new TypeReference<>() {};

    private static final String SELECT = """
            select id, phone, plate, received_at, last_at, content, content_bytes, accepted, reasons, number, answer, repeats,
                handled_by, handled_at
            from waybill
            where (?::bigint is null or organization_id = ?) and (? or (not accepted and handled_at is null))
                and (?::bigint is null or id < ?)
            order by id desc limit ?""";

    private static final String HANDLE = """
            update waybill set handled_by = ?, handled_at = ?
            where id = ? and not accepted and handled_at is null and (?::bigint is null or organization_id = ?)""";

    private final Statements statements;
    private final PersonalText personal;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    WaybillList(Statements statements, PersonalText personal, AuditLog audit, ObjectMapper json, Clock clock) {
        this.statements = statements;
        this.personal = personal;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One waybill.
     *
     * @param text its content; null where it is no text, or can no longer be decrypted
     * @param reasons why it was refused; empty when it was accepted
     * @param number the manifest that it concerns, if one is known
     * @param answer what the terminal was told
     * @param repeats how often the same came again
     */
    public record Line(
            long id,
            String phone,
            String plate,
            Instant receivedAt,
            Instant lastAt,
            @Nullable String text,
            int bytes,
            boolean accepted,
            List<WaybillReason> reasons,
            @Nullable ManifestNumber number,
            String answer,
            int repeats,
            @Nullable String handledBy,
            @Nullable Instant handledAt) {

        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Waybills, newest first.
     *
     * @param carrier only its own; null for all
     * @param all accepted ones and those looked after too; else what somebody has to look after
     * @param before only those of a smaller id; null from the newest on
     */
    public List<Line> list(@Nullable OrganizationId carrier, boolean all, @Nullable Long before, int most) {
        Long organization = carrier == null ? null : carrier.value();
        return statements.query(SELECT, this::line, organization, organization, all, before, before, most);
    }

    /** Notes that somebody has looked after a refused waybill; false when there is none such that is still open. */
    @Transactional
    public boolean handle(long id, @Nullable OrganizationId carrier, String username) {
        Long organization = carrier == null ? null : carrier.value();
        boolean handled = statements.update(HANDLE, username, clock.instant(), id, organization, organization) > 0;
        if (handled) {
            audit.record("WAYBILL_HANDLED", "waybill", Long.toString(id), Map.of());
        }
        return handled;
    }

    private Line line(ResultSet row) throws SQLException {
        String number = row.getString("number");
        return new Line(
                row.getLong("id"),
                row.getString("phone"),
                row.getString("plate"),
                Statements.time(row, "received_at"),
                Statements.time(row, "last_at"),
                personal.open(row.getBytes("content"))
                        .flatMap(WaybillContent::shown)
                        .orElse(null),
                row.getInt("content_bytes"),
                row.getBoolean("accepted"),
                reasons(row.getString("reasons")),
                number == null ? null : new ManifestNumber(number),
                row.getString("answer"),
                row.getInt("repeats"),
                row.getString("handled_by"),
                Statements.instant(row, "handled_at"));
    }

    private List<WaybillReason> reasons(String stored) {
        try {
            return json.readValue(stored, REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the reasons of a refusal", e);
        }
    }
}
