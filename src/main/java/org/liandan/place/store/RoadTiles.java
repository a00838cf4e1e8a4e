package org.liandan.place.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The roads as vector tiles (Mapbox Vector Tile 2.1) in Web Mercator: a city has some ten thousand pieces of road, too many
 * for one GeoJSON. A tile holds what can be seen of them at its size: far away only the main roads, and no bend smaller than
 * a pixel.
 */
@ApplicationScoped
public class RoadTiles {

    /** Farther away a district is a dot. */
    public static final int FARTHEST = 6;

    /** Nearer than that the tiles of this level are enlarged: a coordinate of them is 15 cm. */
    public static final int NEAREST = 16;

    /** From here on minor roads are drawn, too. */
    private static final int MINOR_ROADS_FROM = 12;

    private static final String TILE = """
            with tile as (
                select st_tileenvelope(?, ?, ?) as bounds, st_tileenvelope(?, ?, ?, margin => 64.0 / 4096) as around
            ), shape as (
                select st_asmvtgeom(
                        st_simplify(st_transform(r.line, 3857), (st_xmax(t.bounds) - st_xmin(t.bounds)) / 4096, true),
                        t.bounds, 4096, 64, true) as shape,
                    r.name, r.class, r.speed_limit_kph::real as "speedLimitKph", r.fictional
                from tile t join road r on r.line && st_transform(t.around, 4326)
                where ? or r.class ~ 'motorway|trunk|primary|arterial'
            )
            select st_asmvt(s.*, 'roads', 4096, 'shape') from shape s where s.shape is not null""";

    private final DataSource database;

    RoadTiles(DataSource database) {
        this.database = database;
    }

    /** How many pieces of road there are. */
    public long count() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from road");
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count the roads", e);
        }
    }

    /**
     * One tile of the usual scheme: one tile at zoom 0, four times as many with each step, x to the east, y to the south.
     *
     * @return the tile, no bytes where there is no road
     */
    public byte[] tile(int zoom, int x, int y) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TILE)) {
            for (int i = 0; i < 2; i++) {
                statement.setInt(3 * i + 1, zoom);
                statement.setInt(3 * i + 2, x);
                statement.setInt(3 * i + 3, y);
            }
            statement.setBoolean(7, zoom >= MINOR_ROADS_FROM);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the tile", e);
        }
    }
}
