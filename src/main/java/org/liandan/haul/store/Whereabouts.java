package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.geo.LonLat;

/** What people call a spot on the map: the registered place that is there, else the roads that meet or pass there. */
@ApplicationScoped
public class Whereabouts {

    /** A point of a truck's lies this far from the middle of its road, or in the yard of a place. */
    private static final int NEAR_M = 60;

    /** Wider than {@link #NEAR_M} anywhere in the district, for the index. */
    private static final double NEAR_DEG = 0.001;

    private static final String NAMES = """
            with spot as (
                select i, st_setsrid(st_makepoint(lon, lat), 4326) as at
                  from unnest(?::float8[], ?::float8[]) with ordinality as given (lon, lat, i))
            select coalesce(
                (select p.name from place p
                  where p.active and p.fence && st_expand(spot.at, %1$s) and st_dwithin(p.fence::geography, spot.at::geography, %2$s)
                  order by st_distance(p.fence::geography, spot.at::geography), p.id limit 1),
                (select string_agg(name, ' / ' order by distance_m, name)
                   from (select r.name, min(st_distance(r.line::geography, spot.at::geography)) as distance_m from road r
                          where r.name is not null and r.line && st_expand(spot.at, %1$s)
                            and st_dwithin(r.line::geography, spot.at::geography, %2$s)
                          group by r.name order by 2, 1 limit 2) near),
                '')
            from spot order by i""".formatted(NEAR_DEG, NEAR_M);

    private final DataSource database;

    Whereabouts(DataSource database) {
        this.database = database;
    }

    /** A name for each spot, in their order; empty where nothing that has a name is near. */
    public List<String> names(List<LonLat> spots) {
        if (spots.isEmpty()) {
            return List.of();
        }
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NAMES)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "float8", spots.stream().map(LonLat::lonDeg).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "float8", spots.stream().map(LonLat::latDeg).toArray()));
            List<String> names = new ArrayList<>(spots.size());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return Collections.unmodifiableList(names);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot find names of places", e);
        }
    }
}
