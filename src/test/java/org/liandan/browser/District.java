package org.liandan.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.LocationReport;

/** The demo's fictional district in the database of the test, and drives along its routes. */
final class District {

    private static final Path DEMO = Path.of("src/main/resources/demo");

    private District() {}

    /** Puts the demo's places, routes and roads into the registry, under codes of their own, once. */
    static void load() {
        long operator = Registered.organization("模拟区管单位");
        TestTruck.query("""
                insert into place (code, name, kind, address, organization_id, fence)
                select 'WALL-' || (f -> 'properties' ->> 'code'), f -> 'properties' ->> 'name',
                    f -> 'properties' ->> 'kind', f -> 'properties' ->> 'address', ?, st_geomfromgeojson(f -> 'geometry')
                from jsonb_array_elements(?::jsonb -> 'features') f
                on conflict (code) do nothing""", operator, read("places.geojson"));
        TestTruck.query("""
                insert into route (code, name, line, corridor_width_m)
                select 'WALL-' || (f -> 'properties' ->> 'code'), f -> 'properties' ->> 'name',
                    st_geomfromgeojson(f -> 'geometry'), 60
                from jsonb_array_elements(?::jsonb -> 'features') f
                on conflict (code) do nothing""", read("routes.geojson"));
        TestTruck.query("""
                insert into road (name, class, line)
                select f -> 'properties' ->> 'name', f -> 'properties' ->> 'class', st_geomfromgeojson(f -> 'geometry')
                from jsonb_array_elements(?::jsonb -> 'features') f
                where not exists (select 1 from road)""", read("roads.geojson"));
    }

    /**
     * A drive along a route of the demo, a report a second, the last one at the given time.
     *
     * @param route code in the demo, for instance {@code RT-01}
     * @param startM metres from the start of the route
     */
    static List<LocationReport> drive(String route, double startM, double speedKph, int seconds, Instant end) {
        double stepM = speedKph / 3.6;
        List<LocationReport> reports = new ArrayList<>();
        List<String> rows = TestTruck.query("""
                with line as (select line, st_length(line::geography) as length from route where code = ?)
                select st_x(st_lineinterpolatepoint(line, share)), st_y(st_lineinterpolatepoint(line, share)),
                    coalesce(degrees(st_azimuth(st_lineinterpolatepoint(line, share)::geography,
                        st_lineinterpolatepoint(line, least(1, share + 20 / length))::geography)), 0)::int % 360
                from line, generate_series(0, ? - 1) as second, lateral (select least(1, (? + second * ?) / length) as share) s""", "WALL-" + route, seconds, startM, stepM);
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i).split("\\|", -1);
            reports.add(TestTerminal.report(
                    end.minusSeconds(rows.size() - 1L - i),
                    Double.parseDouble(row[0]),
                    Double.parseDouble(row[1]),
                    speedKph,
                    Integer.parseInt(row[2])));
        }
        return reports;
    }

    private static String read(String file) {
        try {
            return Files.readString(DEMO.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
