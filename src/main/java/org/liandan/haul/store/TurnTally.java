package org.liandan.haul.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.RightTurn;
import org.liandan.haul.UndeterminableReason;
import org.liandan.haul.Verdict;
import org.liandan.party.OrganizationId;

/**
 * How right turns were judged, by day and truck, so that it shows whose reports tell nothing. Counted in memory and added to
 * the table every minute; what a killed server has not added yet is lost, for these are statistics, not evidence.
 */
@ApplicationScoped
public class TurnTally {

    private static final Logger LOG = Logger.getLogger(TurnTally.class);
    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private static final String ADD = """
            insert into right_turn_tally as t (day, vehicle_id, verdict, reason, turns) values (?, ?, ?, ?, ?)
            on conflict on constraint right_turn_tally_pk do update set turns = t.turns + excluded.turns""";

    private static final String BY_CARRIER = """
            select o.id, o.name, t.verdict, t.reason, sum(t.turns)
            from right_turn_tally t join vehicle v on v.id = t.vehicle_id join organization o on o.id = v.organization_id
            where t.day >= ? and t.day <= ? and (?::bigint is null or o.id = ?)
            group by o.id, o.name, t.verdict, t.reason order by o.name, o.id, t.verdict, t.reason""";

    private record Key(
            LocalDate day,
            int vehicleId,
            Verdict verdict,
            @Nullable UndeterminableReason reason) {}

    /**
     * Turns of one carrier that were judged alike.
     *
     * @param reason why they could not be told; set for {@link Verdict#UNDETERMINABLE} alone
     */
    public record Tally(
            OrganizationId carrier,
            String carrierName,
            Verdict verdict,
            @Nullable UndeterminableReason reason,
            long turns) {}

    private final DataSource database;
    private final MeterRegistry metrics;
    /** Guarded by itself. */
    private final Map<Key, Integer> counted = new HashMap<>();

    TurnTally(DataSource database, MeterRegistry metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    /** Counts the turns among what detectors found live. */
    public void count(List<HaulEvent> events) {
        for (HaulEvent event : events) {
            if (event instanceof HaulEvent.RightTurnJudged(RightTurn turn)) {
                count(turn);
            }
        }
    }

    private void count(RightTurn turn) {
        UndeterminableReason reason = turn.reason();
        metrics.counter(
                        "liandan.right.turns",
                        "verdict",
                        turn.verdict().name().toLowerCase(Locale.ROOT),
                        "reason",
                        reason == null ? "none" : reason.name().toLowerCase(Locale.ROOT))
                .increment();
        LocalDate day = turn.apexAt().atZone(DISTRICT).toLocalDate();
        synchronized (counted) {
            counted.merge(new Key(day, turn.vehicleId(), turn.verdict(), reason), 1, Integer::sum);
        }
    }

    @Scheduled(
            every = "60s",
            delayed = "60s",
            identity = "right-turn-tally",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        write();
    }

    void onStop(@Observes ShutdownEvent event) {
        write();
    }

    /** Adds what has been counted to the table. */
    void write() {
        Map<Key, Integer> due;
        synchronized (counted) {
            if (counted.isEmpty()) {
                return;
            }
            due = new HashMap<>(counted);
            counted.clear();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Map.Entry<Key, Integer> entry : due.entrySet()) {
                Key key = entry.getKey();
                UndeterminableReason reason = key.reason();
                statement.setObject(1, key.day());
                statement.setInt(2, key.vehicleId());
                statement.setString(3, key.verdict().name());
                statement.setString(4, reason == null ? "" : reason.name());
                statement.setInt(5, entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            LOG.warnf("%d tallies of right turns wait for the next minute: %s", due.size(), e.getMessage());
            synchronized (counted) {
                due.forEach((key, turns) -> counted.merge(key, turns, Integer::sum));
            }
        }
    }

    /**
     * How right turns were judged.
     *
     * @param from first day, in the district's time
     * @param to last day
     * @param carrier whose, or null for everybody's
     */
    public List<Tally> byCarrier(LocalDate from, LocalDate to, @Nullable OrganizationId carrier) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BY_CARRIER)) {
            statement.setObject(1, from);
            statement.setObject(2, to);
            statement.setObject(3, carrier == null ? null : carrier.value(), java.sql.Types.BIGINT);
            statement.setObject(4, carrier == null ? null : carrier.value(), java.sql.Types.BIGINT);
            List<Tally> tallies = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String reason = row.getString(4);
                    tallies.add(new Tally(
                            new OrganizationId(row.getLong(1)),
                            row.getString(2),
                            Verdict.valueOf(row.getString(3)),
                            reason.isEmpty() ? null : UndeterminableReason.valueOf(reason),
                            row.getLong(5)));
                }
            }
            return tallies;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the tallies of right turns", e);
        }
    }
}
