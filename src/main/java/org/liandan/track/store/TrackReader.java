package org.liandan.track.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.liandan.track.Position;

/** Reads positions back: one vehicle's track, and the last position of every vehicle. */
@Singleton
public final class TrackReader {

    /** As {@link PositionRows} wrote them, what is unsigned made so again. */
    private static final String COLUMNS = """
            p.at, p.received_at, p.vehicle_id, p.terminal_id, p.alarm_flags, p.status_flags, p.speed_deci_kph & 65535,
            p.mileage_deci_km, p.recorder_speed_deci_kph, p.heading_deg & 65535, p.altitude_m, p.satellites, p.marks,
            p.lon_e6, p.lat_e6
            """;

    private static final String TRACK = "select " + COLUMNS
            + " from position p where p.vehicle_id = ? and p.at >= ? and p.at < ? order by p.at, p.received_at limit ?";

    /** One descent of the index per vehicle, newest partition first; the bound keeps old partitions out of the plan. */
    private static final String LAST_OF_ALL = "select " + COLUMNS + """
            , v.plate, v.organization_id
            from vehicle v cross join lateral (
                select * from position where vehicle_id = v.id and at >= ? order by at desc limit 1) p""";

    private static final String LAST_OF_SOME = LAST_OF_ALL + " where v.id = any(?)";

    /** One descent of the index per vehicle; a join by equality would sort all that all of them have reported. */
    private static final String STRETCHES = "select " + COLUMNS + """
            from unnest(?::integer[], ?::timestamptz[]) w (vehicle_id, since) cross join lateral (
                select * from position where vehicle_id = w.vehicle_id and at >= w.since order by at, received_at) p""";

    private static final String VIOLATION_TIMES = """
            select v.started_at, coalesce(v.ended_at, v.started_at) from violation v
            where v.vehicle_id = ? and v.started_at < ? and coalesce(v.ended_at, v.started_at) >= ?""";

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int NOT_SAID = -1;

    private final DataSource database;

    @Inject
    public TrackReader(DataSource database) {
        this.database = database;
    }

    /** A vehicle that may have a track, with what isolation needs. */
    public record TrackedVehicle(int vehicleId, String plate, long carrierId) {}

    /** The last position of a vehicle. */
    public record LastPosition(TrackedVehicle vehicle, Position position) {}

    /** The vehicle of that plate (normal form); of several colours the one in service. */
    public Optional<TrackedVehicle> vehicle(String plate) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select id, plate, organization_id from vehicle where plate = ? order by active desc, id limit 1")) {
            statement.setString(1, plate);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new TrackedVehicle(row.getInt(1), row.getString(2), row.getLong(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the vehicle", e);
        }
    }

    /** Positions of one vehicle with {@code from <= at < to}, in order of their time, at most {@code limit}. */
    public List<Position> track(int vehicleId, Instant from, Instant to, int limit) {
        List<Position> track = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TRACK)) {
            statement.setInt(1, vehicleId);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.setObject(3, to.atOffset(ZoneOffset.UTC));
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    track.add(position(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the track", e);
        }
        return track;
    }

    /** When violations of a vehicle began and ended that touch the stretch. */
    public Set<Instant> violationTimes(int vehicleId, Instant from, Instant to) {
        Set<Instant> times = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(VIOLATION_TIMES)) {
            statement.setInt(1, vehicleId);
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            statement.setObject(3, from.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    times.add(row.getObject(1, OffsetDateTime.class).toInstant());
                    times.add(row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the times of violations", e);
        }
        return times;
    }

    /**
     * What vehicles have reported, each from a moment of its own on: a vehicle after the other, each in order of time.
     *
     * @param since by vehicle, the moment
     */
    public void stretches(Map<Integer, Instant> since, Consumer<Position> each) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STRETCHES)) {
            // the driver keeps the whole answer in memory unless a transaction holds its cursor
            connection.setAutoCommit(false);
            List<Map.Entry<Integer, Instant>> vehicles = List.copyOf(since.entrySet());
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", vehicles.stream().map(Map.Entry::getKey).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            vehicles.stream()
                                    .map(entry -> entry.getValue().toString())
                                    .toArray()));
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(position(row));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the recent positions", e);
        }
    }

    /** The newest position of every vehicle that has one since then. */
    public void lastOfAll(Instant since, Consumer<LastPosition> each) {
        last(LAST_OF_ALL, statement -> statement.setObject(1, since.atOffset(ZoneOffset.UTC)), each);
    }

    /** The newest position of each of these vehicles that has one since then. */
    public void lastOf(Collection<Integer> vehicles, Instant since, Consumer<LastPosition> each) {
        last(
                LAST_OF_SOME,
                statement -> {
                    statement.setObject(1, since.atOffset(ZoneOffset.UTC));
                    statement.setArray(2, statement.getConnection().createArrayOf("integer", vehicles.toArray()));
                },
                each);
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private void last(String query, Binding binding, Consumer<LastPosition> each) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            binding.to(statement);
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Position position = position(row);
                    each.accept(new LastPosition(
                            new TrackedVehicle(position.vehicleId(), row.getString(16), row.getLong(17)), position));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the last positions", e);
        }
    }

    private static Position position(ResultSet row) throws SQLException {
        int marks = row.getInt(13);
        int mileage = row.getInt(8);
        int recorderSpeed = row.getInt(9);
        return new Position(
                row.getInt(4),
                row.getInt(3),
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getInt(14),
                row.getInt(15),
                row.getInt(7),
                row.getInt(10),
                row.getInt(11),
                row.getInt(5),
                row.getInt(6),
                row.getInt(12),
                recorderSpeed == NOT_SAID ? NOT_SAID : recorderSpeed & 0xffff,
                mileage == NOT_SAID ? NOT_SAID : Integer.toUnsignedLong(mileage),
                (marks & PositionRows.BACKLOG) != 0,
                marks & ~PositionRows.BACKLOG);
    }
}
