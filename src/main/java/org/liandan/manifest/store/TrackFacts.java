package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.VehicleId;
import org.liandan.manifest.Movements;
import org.liandan.place.PlaceId;
import org.liandan.track.Quality;

/** What stored positions say of trucks and fences; read in the transaction of the step that asks. */
@ApplicationScoped
class TrackFacts implements Movements {

    /** Marks of positions that say nothing about where a truck is. */
    private static final int UNFIT = Quality.NOT_POSITIONED | Quality.JUMP;

    /** A receiver that confirms days later still asks about the day of the trip only. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Around a fence: positions scatter, and a truck at the edge does not come and go all the time. */
    private static final int FENCE_MARGIN_M = 30;

    private static final String LATEST = """
            select p.at, st_distance(pl.fence::geography,
                       st_setsrid(st_makepoint(p.lon_e6 / 1e6, p.lat_e6 / 1e6), 4326)::geography)
              from (select at, lon_e6, lat_e6 from position
                     where vehicle_id = ? and at between ? and ? and marks & ? = 0
                     order by at desc limit 1) p
                   join place pl on pl.id = ?""";

    private static final String VISIT = """
            with fix as (
                select p.at, st_dwithin(pl.fence::geography,
                           st_setsrid(st_makepoint(p.lon_e6 / 1e6, p.lat_e6 / 1e6), 4326)::geography, ?) as inside
                  from position p join place pl on pl.id = ?
                 where p.vehicle_id = ? and p.at between ? and ? and p.marks & ? = 0),
            came as (select min(at) filter (where inside) as entered, count(*) as fixes from fix)
            select came.fixes, came.entered, (select min(at) from fix where not inside and at > came.entered) as gone
              from came""";

    private final DataSource database;

    TrackFacts(DataSource database) {
        this.database = database;
    }

    @Override
    public Sighting latest(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(LATEST)) {
            query.setInt(1, vehicle.value());
            query.setObject(2, utc(from));
            query.setObject(3, utc(until));
            query.setInt(4, UNFIT);
            query.setLong(5, place.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Sighting.Seen(
                                row.getObject(1, OffsetDateTime.class).toInstant(), Math.round(row.getDouble(2)))
                        : new Sighting.NotSeen();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Visit visit(VehicleId vehicle, PlaceId place, Instant from, Instant until) {
        Instant latest = from.plus(LONGEST);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(VISIT)) {
            query.setInt(1, FENCE_MARGIN_M);
            query.setLong(2, place.value());
            query.setInt(3, vehicle.value());
            query.setObject(4, utc(from));
            query.setObject(5, utc(until.isAfter(latest) ? latest : until));
            query.setInt(6, UNFIT);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                Instant entered = instant(row, "entered");
                if (entered != null) {
                    return new Visit.Seen(entered, instant(row, "gone"));
                }
                return row.getLong("fixes") == 0 ? new Visit.NoTrack() : new Visit.Absent();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read the tracks", cause);
    }
}
