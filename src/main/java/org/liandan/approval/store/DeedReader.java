package org.liandan.approval.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.approval.Deed;

/** Reads what organisations have done off the records of manifests, webhooks and waybills. */
@ApplicationScoped
public class DeedReader {

    /** A sandbox lives for a day or two; nobody approves by the ten-thousandth load. */
    private static final int MOST = 10_000;

    private static final String READ = """
            with step as (
                select e.at, e.kind, e.username, e.organization_id, m.receiver_decision, m.number
                  from manifest_event e join manifest m on m.number = e.number
                 where e.at >= ? and e.organization_id = any (?))
            select at, kind, account, organization from (
                select at, case receiver_decision when 'ACCEPTED' then 'ACCEPTED' when 'REJECTED' then 'REJECTED'
                        else 'PARTLY_ACCEPTED' end, username, organization_id
                  from step where kind in ('RECEIVED', 'REJECTED')
                union all
                select at, 'SENT_ON', username, organization_id from step
                 where kind = 'CONTINUED'
                union all
                select at, 'CANCELLED', username, organization_id from step where kind = 'CANCELLED'
                union all
                select s.at, 'RESERVED_NUMBER', s.username, s.organization_id from step s
                 where s.kind = 'ISSUED' and substr(s.number, 15, 6) >= '900000'
                union all
                select c.ended_at, 'CORRECTED', c.proposed_by, c.proposed_organization_id from manifest_correction c
                 where c.state = 'APPLIED' and c.ended_at >= ? and c.proposed_organization_id = any (?)
                union all
                select w.last_success_at, 'TOLD', w.created_by, w.organization_id from webhook w
                 where w.last_success_at >= ? and w.organization_id = any (?)
                union all
                select l.redelivered_at, 'TOLD_AGAIN', w.created_by, w.organization_id
                  from webhook_dead_letter l join webhook w on w.id = l.webhook_id
                 where l.redelivered_at >= ? and w.organization_id = any (?)
                union all
                select received_at, 'WAYBILL', 'terminal:' || phone, organization_id from waybill
                 where accepted and received_at >= ? and organization_id = any (?)
            ) as deed (at, kind, account, organization)
            order by at limit %d""".formatted(MOST);

    private static final int PARTS = 5;

    private final DataSource database;

    DeedReader(DataSource database) {
        this.database = database;
    }

    /** What those organisations have done since then, in its order. */
    public List<Deed> since(Instant from, Collection<Long> organizations) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(READ)) {
            for (int part = 0; part < PARTS; part++) {
                query.setObject(2 * part + 1, from.atOffset(ZoneOffset.UTC));
                query.setArray(2 * part + 2, connection.createArrayOf("bigint", organizations.toArray()));
            }
            List<Deed> deeds = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    deeds.add(new Deed(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            Deed.Kind.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getLong(4)));
                }
            }
            return deeds;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what organisations have done", e);
        }
    }
}
