package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.liandan.geo.LonLat;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.evidence.EvidencePackage.RegistryThen;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.RoadNetwork;
import org.liandan.place.Route;

/**
 * What vehicles are judged against, kept under its digest: once for each version that a finding rests on, however many findings
 * do. Routes one by one, roads in tiles, what else holds for every vehicle as a whole.
 */
public final class RegistryContent {

    /** Routes whose texts are held at once: those that are broken again and again. */
    private static final int MOST_ROUTES = 500;

    /** What holds for every vehicle. */
    record Surroundings(List<Place> places, List<ForbiddenZone> zones) {

        static Surroundings of(Ground ground) {
            return new Surroundings(ground.places(), ground.zones());
        }
    }

    /**
     * The pieces of road in a tile, each as longitude and latitude of its first end and of its second, millionths of a
     * degree.
     */
    record RoadTile(List<List<Integer>> pieces) {

        static RoadTile of(List<RoadNetwork.Piece> pieces) {
            return new RoadTile(pieces.stream()
                    .map(piece -> List.of(piece.fromLonE6(), piece.fromLatE6(), piece.toLonE6(), piece.toLatE6()))
                    .toList());
        }

        Stream<RoadNetwork.Piece> roads() {
            return pieces.stream()
                    .map(ends -> new RoadNetwork.Piece(ends.get(0), ends.get(1), ends.get(2), ends.get(3)));
        }
    }

    /** A text and its digest. */
    private record Content(String digest, String text) {}

    /** By value: a route is another object each time the registry is loaded, and nearly always the same route. */
    private final Map<Route, Content> routes = new LinkedHashMap<>();

    /** By object, and gone with it. */
    private final Map<Ground, Content> grounds = new WeakHashMap<>();

    private final Map<RoadNetwork, Map<RoadNetwork.Tile, Content>> roads = new WeakHashMap<>();

    /**
     * Keeps what is not kept yet, in the connection's transaction.
     *
     * @param turnedAt places of a turn, around which the roads are kept, too; none where a finding does not rest on roads
     */
    RegistryThen keep(Connection connection, HaulContext context, List<LonLat> turnedAt) throws SQLException {
        Map<String, Content> all = new LinkedHashMap<>();
        List<String> itsRoutes = new ArrayList<>();
        List<String> itsRoads = new ArrayList<>();
        Content around;
        synchronized (this) {
            for (Route route : context.routes()) {
                Content content = contentOf(route);
                all.put(content.digest(), content);
                itsRoutes.add(content.digest());
            }
            for (Content tile : tiles(context.ground().roads(), turnedAt)) {
                all.put(tile.digest(), tile);
                itsRoads.add(tile.digest());
            }
            around = grounds.computeIfAbsent(context.ground(), ground -> content(Surroundings.of(ground)));
            all.put(around.digest(), around);
        }
        write(connection, all);
        return new RegistryThen(
                itsRoutes,
                around.digest(),
                itsRoads.isEmpty() ? null : itsRoads,
                context.vehicleLimitDeciKph(),
                context.load());
    }

    private Content contentOf(Route route) {
        Content content = routes.remove(route);
        content = content == null ? content(route) : content;
        // the one that was asked for last stands last, the first is the one that goes
        routes.put(route, content);
        if (routes.size() > MOST_ROUTES) {
            routes.remove(routes.keySet().iterator().next());
        }
        return content;
    }

    private List<Content> tiles(RoadNetwork network, List<LonLat> turnedAt) {
        Map<RoadNetwork.Tile, Content> known = roads.computeIfAbsent(network, _ -> new HashMap<>());
        List<Content> tiles = new ArrayList<>();
        for (RoadNetwork.Tile tile : network.tilesAround(turnedAt, Ground.ROADS_WITHIN_M)) {
            tiles.add(known.computeIfAbsent(tile, one -> content(RoadTile.of(network.piecesIn(one)))));
        }
        return tiles;
    }

    private static Content content(Object value) {
        String text = CanonicalJson.write(value);
        return new Content(CanonicalJson.digest(text), text);
    }

    private static void write(Connection connection, Map<String, Content> wanted) throws SQLException {
        Set<String> there = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select digest from evidence_content where digest = any (?)")) {
            statement.setArray(
                    1, connection.createArrayOf("text", wanted.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    there.add(row.getString(1));
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into evidence_content (digest, content) values (?, ?) on conflict do nothing")) {
            for (Content content : wanted.values()) {
                if (!there.contains(content.digest())) {
                    statement.setString(1, content.digest());
                    statement.setString(2, content.text());
                    statement.executeUpdate();
                }
            }
        }
    }

    /**
     * What the vehicle was judged against, from its digests.
     *
     * @throws IllegalArgumentException if a content is not there, with its digest
     */
    public static HaulContext context(Connection connection, RegistryThen then, HaulSettings settings)
            throws SQLException {
        List<Route> routes = new ArrayList<>();
        for (String digest : then.routes()) {
            routes.add(CanonicalJson.read(content(connection, digest), Route.class));
        }
        Surroundings around = CanonicalJson.read(content(connection, then.surroundings()), Surroundings.class);
        return new HaulContext(
                new Ground(around.places(), around.zones(), roads(connection, then)),
                routes,
                then.vehicleLimitDeciKph(),
                then.load(),
                settings);
    }

    private static RoadNetwork roads(Connection connection, RegistryThen then) throws SQLException {
        List<String> digests = then.roads();
        if (digests == null) {
            return RoadNetwork.NONE;
        }
        List<RoadNetwork.Piece> pieces = new ArrayList<>();
        for (String digest : digests) {
            CanonicalJson.read(content(connection, digest), RoadTile.class)
                    .roads()
                    .forEach(pieces::add);
        }
        return RoadNetwork.ofPieces(pieces);
    }

    private static String content(Connection connection, String digest) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select content from evidence_content where digest = ?")) {
            statement.setString(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no content " + digest);
                }
                String text = row.getString(1);
                if (!CanonicalJson.digest(text).equals(digest)) {
                    throw new IllegalArgumentException("the content " + digest + " has been changed");
                }
                return text;
            }
        }
    }
}
