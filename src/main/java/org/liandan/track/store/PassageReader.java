package org.liandan.track.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.liandan.audit.AuditLog;
import org.liandan.geo.Fence;
import org.liandan.geo.LocalPlane;
import org.liandan.track.Quality;
import org.liandan.track.Trace;

/**
 * Who was near an area: the fixes in a box around it, day by day. A closed day is searched by its index of boxes, an open
 * one by its index of times (docs/decisions/0012).
 */
@ApplicationScoped
public class PassageReader {

    /** As far around the area as a truck gets between two reports, so that one that crosses a corner unseen is found. */
    private static final double MARGIN_M = 400;

    /** The parts of days, closed or not, which hold the time. */
    private static final String DAYS = """
            select child.relname, to_regclass(child.relname || '_boxes_ix') is not null
            from pg_inherits join pg_class child on child.oid = inhrelid
            where inhparent = 'position'::regclass and child.relname between ? and ? order by 1""";

    private static final int UNFIT = Quality.NOT_POSITIONED | Quality.JUMP;
    private static final int ROWS_AT_A_TIME = 20_000;
    /** For a day; an open one of ten million rows takes two seconds. */
    private static final String LONGEST = "20s";
    /** SQLSTATE query_canceled. */
    private static final String CANCELLED = "57014";

    private final DataSource database;
    private final AuditLog audit;

    @Inject
    public PassageReader(DataSource database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Notes in the audit log who asked for the passages of everybody, where and when. */
    @Transactional
    public void asked(Fence area, Instant from, Instant to, int vehicles) {
        audit.record(
                "TRACKS_SEARCHED",
                "position",
                "*",
                Map.of(
                        "from", from.toString(),
                        "to", to.toString(),
                        "box", List.of(area.minLonDeg(), area.minLatDeg(), area.maxLonDeg(), area.maxLatDeg()),
                        "vehicles", vehicles));
    }

    /** The plates of vehicles, by identity. */
    public Map<Integer, String> plates(Collection<Integer> vehicles) {
        Map<Integer, String> plates = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select id, plate from vehicle where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("integer", vehicles.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plates.put(row.getInt(1), row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the plates", e);
        }
        return plates;
    }

    /**
     * What was found.
     *
     * @param traces one for each vehicle that was near
     * @param complete false when there were more fixes than were wanted, or it took too long: the search was given up
     */
    public record Near(Collection<Trace> traces, boolean complete) {}

    /** Fixes with {@code from <= at < to} in and around the area; those without a place, and jumps, left out. */
    public Near near(Fence area, Instant from, Instant to, int mostFixes) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return search(connection, area, from, to, mostFixes);
            } catch (SQLException e) {
                if (CANCELLED.equals(e.getSQLState())) {
                    return new Near(List.of(), false);
                }
                throw e;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot search the positions", e);
        }
    }

    private static Near search(Connection connection, Fence area, Instant from, Instant to, int mostFixes)
            throws SQLException {
        Traces found = new Traces(mostFixes);
        for (Map.Entry<String, Boolean> day : days(connection, from, to).entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local statement_timeout = '" + LONGEST + "'");
                statement.execute("set local jit = off");
                statement.execute("set local plan_cache_mode = force_custom_plan");
                // statistics cannot say how well boxes exclude, and the planner takes the worst for granted
                statement.execute("set local enable_seqscan = " + (day.getValue() ? "off" : "on"));
            }
            readDay(connection, near(day.getKey()), area, from, to, found);
        }
        return new Near(found.byVehicle.values(), !found.full());
    }

    private static Map<String, Boolean> days(Connection connection, Instant from, Instant to) throws SQLException {
        Map<String, Boolean> days = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DAYS)) {
            statement.setString(1, PositionPartitions.name(LocalDate.ofInstant(from, PositionPartitions.DISTRICT)));
            statement.setString(
                    2, PositionPartitions.name(LocalDate.ofInstant(to.minusNanos(1), PositionPartitions.DISTRICT)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    days.put(row.getString(1), row.getBoolean(2));
                }
            }
        }
        return days;
    }

    private static void readDay(Connection connection, String sql, Fence area, Instant from, Instant to, Traces found)
            throws SQLException {
        LocalPlane plane = LocalPlane.at(area.minLonDeg(), area.minLatDeg());
        double marginLonDeg = MARGIN_M / plane.metresPerLonDeg();
        double marginLatDeg = MARGIN_M / plane.metresPerLatDeg();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            statement.setInt(3, (int) Math.floor((area.minLonDeg() - marginLonDeg) * 1e6));
            statement.setInt(4, (int) Math.ceil((area.maxLonDeg() + marginLonDeg) * 1e6));
            statement.setInt(5, (int) Math.floor((area.minLatDeg() - marginLatDeg) * 1e6));
            statement.setInt(6, (int) Math.ceil((area.maxLatDeg() + marginLatDeg) * 1e6));
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                while (!found.full() && row.next()) {
                    found.add(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
                }
            }
        }
    }

    private static final class Traces {

        private final Map<Integer, Trace> byVehicle = new HashMap<>();
        private final int most;
        private int fixes;
        private Trace last = new Trace(-1);

        private Traces(int most) {
            this.most = most;
        }

        private boolean full() {
            return fixes > most;
        }

        private void add(int vehicleId, int epochSecond, int lonE6, int latE6) {
            // a closed day gives one vehicle after the other
            if (last.vehicleId() != vehicleId) {
                last = byVehicle.computeIfAbsent(vehicleId, Trace::new);
            }
            last.add(epochSecond, lonE6, latE6);
            fixes++;
        }
    }

    /** Reports of a day, which is the name of a table of ours, in the box of the area. */
    private static String near(String day) {
        return """
                select vehicle_id, date_part('epoch', at)::integer, lon_e6, lat_e6 from %s
                where at >= ? and at < ? and lon_e6 between ? and ? and lat_e6 between ? and ?
                    and marks & %d = 0""".formatted(day, UNFIT);
    }
}
