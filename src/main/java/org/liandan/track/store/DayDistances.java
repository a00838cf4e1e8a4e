package org.liandan.track.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.track.Quality;

/**
 * How far each truck drove on a day of the district, summed up from its reports: today's so far every hour, a day that is over once
 * more, and again a day later for what came late. Over ground from one trusted place to the next; where both reports stand still it is
 * noise, and where more than five minutes lie between them nobody knows.
 */
@Singleton
public class DayDistances {

    private static final Logger LOG = Logger.getLogger(DayDistances.class);

    /** Days back that are looked at; reports that are older are not admitted for long. */
    private static final int LOOKED_BACK_DAYS = 7;

    private static final Duration LATE = Duration.ofHours(25);
    private static final int NOT_TRUSTED = Quality.NOT_THE_PLACE | Quality.NOT_THE_TIME;

    // a millionth of a degree is 0.111195 m from south to north; tenths of a km/h, 30 is standing
    private static final String WORK_OUT = """
            insert into vehicle_distance (day, vehicle_id, organization_id, distance_m, reports)
            select ?, p.vehicle_id, v.organization_id, least(coalesce(round(sum(p.metres)), 0), 2000000)::integer, count(*)
              from (select vehicle_id,
                           case when at - lag(at) over way <= interval '5 minutes'
                                 and greatest(speed_deci_kph & 65535, lag(speed_deci_kph & 65535) over way) >= 30
                                then 0.111195 * sqrt((lat_e6 - lag(lat_e6) over way)::double precision ^ 2
                                     + ((lon_e6 - lag(lon_e6) over way) * cos(radians(lat_e6 / 1e6))) ^ 2)
                           end as metres
                      from position where at >= ? and at < ? and marks & ? = 0
                    window way as (partition by vehicle_id order by at)) p
                   join vehicle v on v.id = p.vehicle_id
             group by p.vehicle_id, v.organization_id""";

    private final DataSource database;
    private final Clock clock;

    @Inject
    DayDistances(@Named(PositionPartitions.MAINTENANCE) DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(
            every = "1h",
            delayed = "3m",
            identity = "day-distances",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void round() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PositionPartitions.DISTRICT);
        try {
            for (int back = 0; back <= LOOKED_BACK_DAYS; back++) {
                if (isDue(today.minusDays(back))) {
                    workOut(today.minusDays(back));
                }
            }
        } catch (SQLException e) {
            LOG.warnf("distances are summed up in an hour again: %s", e.getMessage());
        }
    }

    private boolean isDue(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select 1 from distance_day
                         where day = ? and worked_out_at >= least(?, ?)""")) {
            query.setObject(1, day);
            // as long as it goes on, and until what is late is there, what was summed up before now is too old
            query.setObject(2, start(day.plusDays(1)).plus(LATE).atOffset(ZoneOffset.UTC));
            query.setObject(3, clock.instant().minus(Duration.ofMinutes(50)).atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                return !row.next();
            }
        }
    }

    /** Sums up one day anew, in one transaction. */
    public void workOut(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean own = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                replace(connection, day);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(own);
            }
        }
    }

    private void replace(Connection connection, LocalDate day) throws SQLException {
        // of two processes the later one waits here, and finds the earlier one's work to replace
        try (PreparedStatement mark = connection.prepareStatement("""
                insert into distance_day (day, worked_out_at) values (?, ?)
                on conflict (day) do update set worked_out_at = excluded.worked_out_at""")) {
            mark.setObject(1, day);
            mark.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            mark.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from vehicle_distance where day = ?")) {
            delete.setObject(1, day);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(WORK_OUT)) {
            insert.setObject(1, day);
            insert.setObject(2, start(day).atOffset(ZoneOffset.UTC));
            insert.setObject(3, start(day.plusDays(1)).atOffset(ZoneOffset.UTC));
            insert.setInt(4, NOT_TRUSTED);
            insert.executeUpdate();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(PositionPartitions.DISTRICT).toInstant();
    }
}
