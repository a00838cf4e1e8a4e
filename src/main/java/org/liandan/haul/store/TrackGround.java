package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.liandan.geo.LonLat;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.TrackPicture;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** What lies under a picture of a track: roads, and the vehicle's other reports. */
@ApplicationScoped
public class TrackGround {

    private static final Duration AROUND = Duration.ofMinutes(2);

    private static final String ROADS = """
            select st_asbinary(p.geom)
            from road r, st_dump(st_clipbybox2d(r.line, st_expand(st_makeenvelope(?, ?, ?, ?, 4326), 0.0002))) p
            where r.line && st_makeenvelope(?, ?, ?, ?, 4326) and st_geometrytype(p.geom) = 'ST_LineString'
            limit 2000""";

    private static final String REPORTS = """
            select lon_e6, lat_e6 from position
            where vehicle_id = ? and at >= ? and at <= ? and marks = 0 order by at limit 1000""";

    private final DataSource database;

    TrackGround(DataSource database) {
        this.database = database;
    }

    /** The ground of a picture of that size. */
    public TrackPicture.Ground of(EvidencePackage evidence, double widthMm, double heightMm) {
        List<LonLat> corners = TrackPicture.extent(evidence, widthMm, heightMm);
        try (Connection connection = database.getConnection()) {
            return new TrackPicture.Ground(roads(connection, corners), reports(connection, evidence));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the ground of the picture", e);
        }
    }

    private static List<List<LonLat>> roads(Connection connection, List<LonLat> corners) throws SQLException {
        List<List<LonLat>> roads = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ROADS)) {
            int i = 0;
            for (int twice = 0; twice < 2; twice++) {
                for (LonLat corner : corners) {
                    statement.setDouble(++i, corner.lonDeg());
                    statement.setDouble(++i, corner.latDeg());
                }
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    roads.add(line(row.getBytes(1)));
                }
            }
        }
        return roads;
    }

    private static List<LonLat> line(byte[] wkb) {
        try {
            Geometry geometry = new WKBReader().read(wkb);
            Coordinate[] coordinates = geometry == null ? new Coordinate[0] : geometry.getCoordinates();
            return Arrays.stream(coordinates).map(at -> new LonLat(at.x, at.y)).toList();
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a geometry that JTS cannot read", e);
        }
    }

    private static List<LonLat> reports(Connection connection, EvidencePackage evidence) throws SQLException {
        List<LonLat> reports = new ArrayList<>();
        Instant first = evidence.finding().startedAt();
        Instant last = evidence.reports().isEmpty()
                ? first
                : evidence.reports().getLast().at();
        try (PreparedStatement statement = connection.prepareStatement(REPORTS)) {
            statement.setInt(1, evidence.vehicle().id());
            statement.setObject(2, first.minus(AROUND).atOffset(ZoneOffset.UTC));
            statement.setObject(3, last.plus(AROUND).atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reports.add(LonLat.ofE6(row.getInt(1), row.getInt(2)));
                }
            }
        }
        return reports;
    }
}
