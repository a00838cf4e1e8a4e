package org.liandan.outbox.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.outbox.OutboxEvent;
import org.liandan.party.OrganizationId;

/**
 * The published events, in an order in which a reader who remembers a position misses nothing. An event gets its position once
 * its transaction has ended, by one process at a time: numbers drawn in the transactions themselves would let a later one be
 * read first.
 */
@ApplicationScoped
public class OutboxLog {

    /** How long an event can be asked for. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 5_000;
    /** Any number that no other lock of ours has: "outbox" in ASCII. */
    private static final long LOCK = 0x6f7574626f78L;

    private static final String PUBLISH = """
            with waiting as (
                select id, row_number() over (order by id) as place
                  from (select id from outbox_event where position is null order by id limit %d) as first_ones)
            update outbox_event e
               set position = waiting.place
                   + coalesce((select max(position) from outbox_event where position is not null), 0)
              from waiting where waiting.id = e.id""".formatted(AT_ONCE);

    private static final String READ = """
            select position, type, subject, at, body from outbox_event
             where position > ? and (? or organizations @> array[?::bigint])
               and (cardinality(?::text[]) = 0 or type = any (?::text[]))
             order by position limit ?""";

    private static final String FORGET = """
            delete from outbox_event where id in (
                select id from outbox_event where at < ? and position is not null
                   and position < (select max(position) from outbox_event where position is not null)
                 order by id limit %d)""".formatted(AT_ONCE);

    private final DataSource database;
    private final Clock clock;

    OutboxLog(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Gives committed events their positions; true if there may be more. Two processes never do it at once. */
    @Transactional
    public boolean publish() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
            return statement.executeUpdate(PUBLISH) == AT_ONCE;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot publish events", e);
        }
    }

    /**
     * Events behind a position, in their order.
     *
     * @param own whose business; null for everybody's
     * @param types those wanted; empty for all
     */
    public List<OutboxEvent> read(long after, @Nullable OrganizationId own, Set<String> types, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(READ)) {
            query.setLong(1, after);
            query.setBoolean(2, own == null);
            query.setLong(3, own == null ? 0 : own.value());
            query.setArray(4, connection.createArrayOf("text", types.toArray()));
            query.setArray(5, connection.createArrayOf("text", types.toArray()));
            query.setInt(6, most);
            List<OutboxEvent> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(new OutboxEvent(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read events", e);
        }
    }

    /** The latest position; 0 where there is none. */
    public long latest() {
        return number("select coalesce(max(position), 0) from outbox_event where position is not null");
    }

    /** The earliest position that can still be read; 0 where there is none. */
    public long earliest() {
        return number("select coalesce(min(position), 0) from outbox_event where position is not null");
    }

    private long number(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read positions of events", e);
        }
    }

    /** Throws away what is older than {@link #KEPT}. The latest event stays, so that positions go on from it. */
    @Scheduled(every = "1h", delayed = "20m", identity = "outbox-forget", skipExecutionIf = NotOnDuty.class)
    void forget() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            int deleted = AT_ONCE;
            while (deleted == AT_ONCE) {
                delete.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
                deleted = delete.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget old events", e);
        }
    }
}
