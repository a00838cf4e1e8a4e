package org.liandan.command.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.liandan.command.DesiredSettings;
import org.liandan.command.KnownSetting;
import org.liandan.command.RouteSetting;
import org.liandan.command.SettingItems;
import org.liandan.command.Standing;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.geo.LonLat;
import org.liandan.jt808.ProtocolVersion;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** What terminals shall have, from the registry and the settings, and what they have said that they have. */
@ApplicationScoped
public class SettingStore {

    private static final String KNOWN =
            "select item, value, standing, edition, confirmed_at from terminal_setting where terminal_id = ?";

    private static final String SAY = """
            insert into terminal_setting (terminal_id, item, value, standing, edition, confirmed_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict on constraint terminal_setting_pk do update set value = excluded.value,
                standing = excluded.standing, edition = excluded.edition, confirmed_at = excluded.confirmed_at""";

    private static final String FORGET = "delete from terminal_setting where terminal_id = ? and item like ?";

    private static final String ROUTES = """
            select r.id, r.name, r.corridor_width_m, r.speed_limit_kph, st_asbinary(r.line)
            from vehicle_route a join route r on r.id = a.route_id
            where a.vehicle_id = ? and r.active order by r.id limit ?""";

    private static final String FENCES = """
            select p.id, p.name, st_asbinary(p.fence) from place p
            where p.active and (p.organization_id = ? or p.id in (
                select unnest(array[r.from_place_id, r.to_place_id])
                from vehicle_route a join route r on r.id = a.route_id where a.vehicle_id = ? and r.active))
            order by p.id limit ?""";

    /** About a metre; doubled until the line has few enough points. */
    private static final double FIRST_TOLERANCE_DEG = 0.00001;

    private static final double COARSEST_TOLERANCE_DEG = 0.1;

    private final CommandRows rows;
    private final TerminalSettings settings;

    SettingStore(CommandRows rows, TerminalSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** What the terminal has said, by item. */
    public Map<String, KnownSetting> known(TerminalId terminal) {
        Map<String, KnownSetting> known = new HashMap<>();
        rows.query(
                KNOWN,
                row -> known.put(
                        row.getString(1),
                        new KnownSetting(
                                row.getString(2),
                                Standing.valueOf(row.getString(3)),
                                row.getInt(4),
                                row.getObject(5, OffsetDateTime.class).toInstant())),
                terminal.value());
        return known;
    }

    /** The terminal has these values now. */
    @Transactional
    public void confirmed(TerminalId terminal, Map<String, String> values, ProtocolVersion edition, Instant at) {
        values.forEach((item, value) -> {
            if (item.equals(SettingItems.ALL_ROUTES) || item.equals(SettingItems.ALL_FENCES)) {
                rows.update(FORGET, terminal.value(), item.replace('*', '%'));
            } else {
                rows.update(SAY, terminal.value(), item, value, Standing.CONFIRMED, edition.year(), at);
            }
        });
    }

    /** The terminal does not know such things. */
    @Transactional
    public void unsupported(TerminalId terminal, Collection<String> items, ProtocolVersion edition, Instant at) {
        items.forEach(item -> rows.update(SAY, terminal.value(), item, "", Standing.UNSUPPORTED, edition.year(), at));
    }

    /** What the terminal shall have. */
    public DesiredSettings desired(RegisteredTerminal terminal) {
        // fences first: what is assigned in between comes as a route now and as its fences later, not the other way
        // round
        SortedMap<Long, Map<String, Object>> fences = new TreeMap<>();
        if (settings.fences()) {
            rows.query(
                    FENCES,
                    row -> fences.put(row.getLong(1), fence(row)),
                    terminal.carrier().value(),
                    terminal.vehicle().value(),
                    settings.mostShapes());
        }
        SortedMap<Long, Map<String, Object>> routes = new TreeMap<>();
        if (settings.routes()) {
            rows.query(
                    ROUTES,
                    row -> routes.put(row.getLong(1), route(row)),
                    terminal.vehicle().value(),
                    settings.mostShapes());
        }
        return new DesiredSettings(settings.parameters(), routes, fences);
    }

    private Map<String, Object> route(ResultSet row) throws SQLException {
        return RouteSetting.route(
                row.getLong(1),
                row.getString(2),
                points(few(geometry(row.getBytes(5))).getCoordinates()),
                row.getInt(3),
                // never above the limit, so a fraction is cut off
                row.getBigDecimal(4).intValue(),
                settings.overspeedDurationS());
    }

    private Map<String, Object> fence(ResultSet row) throws SQLException {
        Geometry outline = ((Polygon) geometry(row.getBytes(3))).getExteriorRing();
        List<LonLat> ring = points(few(outline).getCoordinates());
        // the terminal closes it by itself
        return RouteSetting.fence(row.getLong(1), row.getString(2), ring.subList(0, ring.size() - 1));
    }

    private Geometry few(Geometry line) {
        Geometry simplified = line;
        for (double tolerance = FIRST_TOLERANCE_DEG;
                simplified.getNumPoints() > settings.mostPoints() && tolerance < COARSEST_TOLERANCE_DEG;
                tolerance *= 2) {
            simplified = TopologyPreservingSimplifier.simplify(line, tolerance);
        }
        return simplified;
    }

    private static List<LonLat> points(Coordinate[] coordinates) {
        return new ArrayList<>(Arrays.stream(coordinates)
                .map(coordinate -> new LonLat(coordinate.x, coordinate.y))
                .toList());
    }

    private static Geometry geometry(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a geometry that JTS cannot read", e);
        }
    }
}
