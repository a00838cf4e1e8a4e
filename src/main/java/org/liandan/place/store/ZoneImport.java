package org.liandan.place.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;
import org.liandan.http.Violations;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Writes many forbidden zones at once, by their codes. */
@ApplicationScoped
public class ZoneImport {

    /** The windows of a zone are part of its record, so they are compared and replaced with it. */
    private static final String ZONES = """
            with line as (
                select n, code, name, basis, st_setsrid(st_geomfromwkb(decode(shape, 'hex')), 4326) as shape,
                       half_width::integer as half_width_m, loaded::boolean as loaded_only, speed::numeric as speed_limit_kph,
                       valid_from::date as valid_from, valid_to::date as valid_to, windows::jsonb as windows
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[])
                    with ordinality as l(code, name, basis, shape, half_width, loaded, speed, valid_from, valid_to, windows, n)
            ), known as (
                select l.n, z.id,
                       (z.name, z.basis, z.half_width_m, z.loaded_only, z.speed_limit_kph, z.valid_from, z.valid_to)
                           is distinct from
                           (l.name, l.basis, l.half_width_m, l.loaded_only, l.speed_limit_kph, l.valid_from, l.valid_to)
                       or not st_orderingequals(z.shape, l.shape)
                       or l.windows is distinct from (
                               select coalesce(jsonb_agg(jsonb_build_object('days', to_jsonb(w.days),
                                   'starts', to_char(w.starts, 'HH24:MI'), 'ends', to_char(w.ends, 'HH24:MI'))
                                   order by w.id), '[]')
                               from forbidden_zone_window w where w.zone_id = z.id) as differs
                from line l join forbidden_zone z using (code)
            ), inserted as (
                insert into forbidden_zone
                    (code, name, basis, shape, half_width_m, loaded_only, speed_limit_kph, valid_from, valid_to)
                select code, name, basis, shape, half_width_m, loaded_only, speed_limit_kph, valid_from, valid_to
                from line where n not in (select n from known) order by n
                returning id, code
            ), updated as (
                update forbidden_zone z
                set name = l.name, basis = l.basis, shape = l.shape, half_width_m = l.half_width_m,
                    loaded_only = l.loaded_only, speed_limit_kph = l.speed_limit_kph, valid_from = l.valid_from, valid_to = l.valid_to,
                    updated_at = now(), version = z.version + 1
                from line l join known k using (n)
                where z.id = k.id and k.differs
            ), closed_windows as (
                delete from forbidden_zone_window w using known k where w.zone_id = k.id and k.differs
            ), opened_windows as (
                insert into forbidden_zone_window (zone_id, days, starts, ends)
                select coalesce(k.id, i.id), array(select jsonb_array_elements_text(w -> 'days')::smallint),
                       (w ->> 'starts')::time, (w ->> 'ends')::time
                from line l
                left join known k using (n)
                left join inserted i using (code)
                cross join lateral jsonb_array_elements(l.windows) with ordinality as windows(w, position)
                where k.differs is distinct from false
                order by l.n, position
            )
            select case when k.n is null then 'CREATED' when k.differs then 'UPDATED' else 'UNCHANGED' end
            from line l left join known k using (n) order by l.n""";

    /**
     * One zone, checked.
     *
     * @param shape well-known binary, hexadecimal
     * @param timeWindows as JSON, {@code [{"days":[1],"starts":"06:00","ends":"22:00"}]}
     */
    public record ZoneLine(
            String code,
            String name,
            @Nullable String basis,
            String shape,
            @Nullable Integer halfWidthM,
            boolean loadedOnly,
            @Nullable String speedLimitKph,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String timeWindows) {}

    private final BulkMerge merge;

    ZoneImport(BulkMerge merge) {
        this.merge = merge;
    }

    /** The ground of a feature, or null after noting what is wrong with it. */
    public static @Nullable String shape(
            @Nullable JsonNode geometry, @Nullable Integer halfWidthM, Violations violations) {
        Geometry shape = ZoneRecord.shapeOf(geometry, halfWidthM, "geometry", violations);
        return shape == null ? null : WKBWriter.toHex(new WKBWriter().write(shape));
    }

    /** Writes the zones and their windows in the running transaction; no two have the same code. */
    public List<ImportOutcome> mergeZones(List<ZoneLine> lines) {
        return merge.merge(
                ZONES,
                List.of(
                        lines.stream().map(ZoneLine::code).toList(),
                        lines.stream().map(ZoneLine::name).toList(),
                        lines.stream().map(ZoneLine::basis).toList(),
                        lines.stream().map(ZoneLine::shape).toList(),
                        lines.stream().map(line -> text(line.halfWidthM())).toList(),
                        lines.stream()
                                .map(line -> String.valueOf(line.loadedOnly()))
                                .toList(),
                        lines.stream().map(ZoneLine::speedLimitKph).toList(),
                        lines.stream().map(line -> text(line.validFrom())).toList(),
                        lines.stream().map(line -> text(line.validTo())).toList(),
                        lines.stream().map(ZoneLine::timeWindows).toList()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
