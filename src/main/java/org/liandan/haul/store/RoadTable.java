package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.place.RoadNetwork;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * The roads that an operator has imported, as detectors hold them in memory. Read whole when they have changed, which is every
 * few years; between, two numbers are looked at.
 */
final class RoadTable {

    private static final Logger LOG = Logger.getLogger(RoadTable.class);
    private static final int ROWS_AT_A_TIME = 1_000;

    private static final String STATE = "select count(*), coalesce(max(id), 0) from road";
    private static final String LINES = "select st_asbinary(line) from road order by id";

    private record State(long count, long newest) {}

    private @Nullable State read;
    private RoadNetwork network = RoadNetwork.NONE;

    /** The next load reads them again. */
    synchronized void expire() {
        read = null;
    }

    /** The roads as they are now; the same object as before where nothing has changed. */
    synchronized RoadNetwork load(Connection connection) throws SQLException {
        State now = state(connection);
        if (!now.equals(read)) {
            RoadNetwork next = now.count() == 0 ? RoadNetwork.NONE : network(connection);
            network = next.equals(network) ? network : next;
            read = now;
        }
        return network;
    }

    private static State state(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new State(row.getLong(1), row.getLong(2));
        }
    }

    private static RoadNetwork network(Connection connection) throws SQLException {
        List<List<LonLat>> lines = new ArrayList<>();
        WKBReader reader = new WKBReader();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(line(reader, row.getBytes(1)));
                }
            }
        }
        try {
            RoadNetwork network = RoadNetwork.of(lines);
            LOG.infof("%d pieces of road are held in memory, for telling turns from bends", network.pieces());
            return network;
        } catch (IllegalArgumentException e) {
            LOG.errorf("right turns are judged without the roads: %s", e.getMessage());
            return RoadNetwork.NONE;
        }
    }

    private static List<LonLat> line(WKBReader reader, byte[] wkb) {
        try {
            Geometry line = reader.read(wkb);
            return Arrays.stream(line.getCoordinates())
                    .map(at -> new LonLat(at.x, at.y))
                    .toList();
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a geometry that JTS cannot read", e);
        }
    }
}
