package org.liandan.haul.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.evidence.EvidencePackage.RegistryThen;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.Route;

/**
 * What vehicles are judged against, kept under its digest: once for each version that a finding rests on, however many findings
 * do. Routes one by one, what holds for every vehicle as a whole.
 */
public final class RegistryContent {

    /** What holds for every vehicle. */
    record Surroundings(List<Place> places, List<ForbiddenZone> zones) {

        static Surroundings of(Ground ground) {
            return new Surroundings(ground.places(), ground.zones());
        }
    }

    /** A text and its digest. */
    private record Content(String digest, String text) {}

    /** Texts of what is in memory now; gone with it. Values are equal where their texts are. */
    private final Map<Object, Content> contents = Collections.synchronizedMap(new WeakHashMap<>());

    /** Keeps what is not kept yet, in the connection's transaction. */
    RegistryThen keep(Connection connection, HaulContext context) throws SQLException {
        Map<String, Content> all = new LinkedHashMap<>();
        List<String> routes = new ArrayList<>();
        for (Route route : context.routes()) {
            Content content = contents.computeIfAbsent(route, RegistryContent::content);
            all.put(content.digest(), content);
            routes.add(content.digest());
        }
        Content around = contents.computeIfAbsent(context.ground(), _ -> content(Surroundings.of(context.ground())));
        all.put(around.digest(), around);
        write(connection, all);
        return new RegistryThen(routes, around.digest(), context.vehicleLimitDeciKph(), context.load());
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
                new Ground(around.places(), around.zones()), routes, then.vehicleLimitDeciKph(), then.load(), settings);
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
