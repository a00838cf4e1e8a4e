package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;
import org.liandan.http.Violations;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** What the map draws below everything else: the district's outline and the roads that we have. */
@ApplicationScoped
public class ReferenceLayers {

    private static final String BOUNDARIES = """
            select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
                'type', 'Feature',
                'properties', json_build_object('adcode', adcode, 'name', name, 'source', source),
                'geometry', st_asgeojson(area, 6)::json) order by adcode), '[]'))
            from boundary""";

    private static final String ROADS = """
            select json_build_object('type', 'FeatureCollection', 'features', coalesce(json_agg(json_build_object(
                'type', 'Feature',
                'properties', json_build_object('name', name, 'class', class, 'speedLimitKph', speed_limit_kph,
                                                'fictional', fictional),
                'geometry', st_asgeojson(line, 6)::json) order by id), '[]'))
            from road""";

    private static final String MERGE_BOUNDARIES = """
            with line as (
                select n, adcode, name, source, st_setsrid(st_geomfromwkb(decode(area, 'hex')), 4326) as area
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as l(adcode, name, source, area, n)
            ), merged as (
                insert into boundary as b (adcode, name, source, area) select adcode, name, source, area from line order by n
                on conflict (adcode) do update
                    set name = excluded.name, source = excluded.source, area = excluded.area, imported_at = now()
                    where (b.name, b.source) is distinct from (excluded.name, excluded.source)
                       or not st_orderingequals(b.area, excluded.area)
                returning b.adcode::text, b.xmax = 0 as created
            )
            select case when m.created then 'CREATED' when m.created is null then 'UNCHANGED' else 'UPDATED' end
            from line l left join merged m using (adcode) order by l.n""";

    private static final String INSERT_ROADS = """
            with line as (
                select n, name, class, speed::numeric as speed, fictional::boolean as fictional,
                       st_setsrid(st_geomfromwkb(decode(line, 'hex')), 4326) as line
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(name, class, speed, fictional, line, n)
            ), inserted as (
                insert into road (name, class, speed_limit_kph, fictional, line)
                select name, class, speed, fictional, line from line order by n
            )
            select 'CREATED' from line order by n""";

    /** One area, checked; its shape is well-known binary, hexadecimal. */
    public record Boundary(String adcode, String name, String source, String area) {}

    /** One piece of road, checked; its shape is well-known binary, hexadecimal. */
    public record Road(
            @Nullable String name,
            @Nullable String roadClass,
            @Nullable String speedLimitKph,
            boolean fictional,
            String line) {}

    private final DataSource database;
    private final BulkMerge merge;

    ReferenceLayers(DataSource database, BulkMerge merge) {
        this.database = database;
        this.merge = merge;
    }

    /** The area of a feature (Polygon or MultiPolygon), or null after noting what is wrong with it. */
    public static @Nullable String area(@Nullable JsonNode geometry, Violations violations) {
        return hex(GeoShapes.multiPolygon(geometry, "geometry", violations));
    }

    /** The line of a feature, or null after noting what is wrong with it. */
    public static @Nullable String line(@Nullable JsonNode geometry, Violations violations) {
        return hex(GeoShapes.line(geometry, "geometry", violations));
    }

    private static @Nullable String hex(@Nullable Geometry geometry) {
        return geometry == null ? null : WKBWriter.toHex(new WKBWriter().write(geometry));
    }

    /** All boundaries as a GeoJSON text. */
    public String boundaries() {
        return geoJson(BOUNDARIES);
    }

    /** All roads as a GeoJSON text. */
    public String roads() {
        return geoJson(ROADS);
    }

    private String geoJson(String query) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the reference layer", e);
        }
    }

    /** Writes the boundaries in the running transaction; the district code is the key. */
    public List<ImportOutcome> mergeBoundaries(List<Boundary> lines) {
        return merge.merge(
                MERGE_BOUNDARIES,
                List.of(
                        lines.stream().map(Boundary::adcode).toList(),
                        lines.stream().map(Boundary::name).toList(),
                        lines.stream().map(Boundary::source).toList(),
                        lines.stream().map(Boundary::area).toList()));
    }

    /** Takes the place of all roads, in the running transaction: pieces of road have no key by which to find them again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<ImportOutcome> replaceRoads(List<Road> lines) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from road")) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot replace the roads", e);
        }
        return merge.merge(
                INSERT_ROADS,
                List.of(
                        lines.stream().map(Road::name).toList(),
                        lines.stream().map(Road::roadClass).toList(),
                        lines.stream().map(Road::speedLimitKph).toList(),
                        lines.stream()
                                .map(road -> String.valueOf(road.fictional()))
                                .toList(),
                        lines.stream().map(Road::line).toList()));
    }
}
