package org.liandan.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.http.Caller;
import org.liandan.http.InboxItem;
import org.liandan.http.InboxItem.Urgency;
import org.liandan.http.InboxSource;
import org.liandan.party.Role;
import org.liandan.party.Sentence;

/** Messages that a webhook refused, and webhooks that are suspended: for the bureau's administrators, whose page mends them. */
@ApplicationScoped
class DeadLetterInbox implements InboxSource {

    private static final String WAITING = """
            select 'dead-letters', w.id, w.url, min(l.given_up_at) from webhook w
              join webhook_dead_letter l on l.webhook_id = w.id
             where l.redelivered_at is null and l.given_up_at >= ? and w.state <> 'WITHDRAWN'
             group by w.id, w.url
            union all
            select 'webhook-suspended', id, url, coalesce(failing_since, created_at) from webhook where state = 'SUSPENDED'
             order by 4 limit ?""";

    private final DataSource database;
    private final Clock clock;

    DeadLetterInbox(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<InboxItem> items(Caller caller, int most) {
        return caller.has(Role.BUREAU_ADMIN) ? waiting(most) : List.of();
    }

    private List<InboxItem> waiting(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(WAITING)) {
            // as long as an event can be sent again
            query.setObject(1, clock.instant().minus(OutboxLog.KEPT).atOffset(ZoneOffset.UTC));
            query.setInt(2, most);
            List<InboxItem> items = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    boolean letters = row.getString(1).equals("dead-letters");
                    items.add(new InboxItem(
                            row.getString(1),
                            Urgency.WAITING,
                            letters
                                    ? new Sentence("回调有死信", "A webhook has refused messages")
                                    : new Sentence("回调已暂停", "A webhook is suspended"),
                            letters
                                    ? new Sentence("查看并重投", "Look at them and send again")
                                    : new Sentence("查看并恢复", "Look at it and wake it"),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            "/webhooks/" + row.getLong(2)));
                }
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what webhooks have refused", e);
        }
    }
}
