package org.liandan.place.store;

/** The statements of {@link PlaceImport}: lines come in as arrays, one outcome per line goes out. */
final class PlaceImportSql {

    static final String PLACES = """
            with line as (
                select n, code, name, kind, address, operator::bigint as organization_id,
                       st_setsrid(st_geomfromwkb(decode(fence, 'hex')), 4326) as fence, speed::numeric as speed_limit_kph
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(code, name, kind, address, operator, fence, speed, n)
            ), merged as (
                insert into place as p (code, name, kind, address, organization_id, fence, speed_limit_kph)
                select code, name, kind, address, organization_id, fence, speed_limit_kph from line order by n
                on conflict (code) do update
                    set name = excluded.name, kind = excluded.kind, address = excluded.address,
                        organization_id = excluded.organization_id, fence = excluded.fence,
                        speed_limit_kph = coalesce(excluded.speed_limit_kph, p.speed_limit_kph),
                        updated_at = now(), version = p.version + 1
                    where (p.name, p.kind, p.address, p.organization_id, p.speed_limit_kph) is distinct from
                          (excluded.name, excluded.kind, excluded.address, excluded.organization_id,
                           coalesce(excluded.speed_limit_kph, p.speed_limit_kph))
                       or not st_orderingequals(p.fence, excluded.fence)
                returning p.code, p.xmax = 0 as created
            )
            select case when m.created then 'CREATED' when m.created is null then 'UNCHANGED' else 'UPDATED' end
            from line l left join merged m using (code) order by l.n""";

    /** The windows of a route are part of its record, so they are compared and replaced with it. */
    static final String ROUTES = """
            with line as (
                select n, code, name, from_place::bigint as from_place_id, to_place::bigint as to_place_id,
                       st_setsrid(st_geomfromwkb(decode(line, 'hex')), 4326) as line, corridor::integer as corridor_width_m,
                       speed::numeric as speed_limit_kph, turn::numeric as right_turn_limit_kph, windows::jsonb as windows
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(code, name, from_place, to_place, line, corridor, speed, turn, windows, n)
            ), known as (
                select l.n, r.id,
                       (r.name, r.from_place_id, r.to_place_id, r.corridor_width_m, r.speed_limit_kph, r.right_turn_limit_kph)
                           is distinct from
                           (l.name, l.from_place_id, l.to_place_id, l.corridor_width_m, l.speed_limit_kph,
                            l.right_turn_limit_kph)
                       or not st_orderingequals(r.line, l.line)
                       or (l.windows is not null and l.windows is distinct from (
                               select coalesce(jsonb_agg(jsonb_build_object('days', to_jsonb(w.days),
                                   'starts', to_char(w.starts, 'HH24:MI'), 'ends', to_char(w.ends, 'HH24:MI'))
                                   order by w.id), '[]')
                               from route_time_window w where w.route_id = r.id)) as differs
                from line l join route r using (code)
            ), inserted as (
                insert into route (code, name, from_place_id, to_place_id, line, corridor_width_m, speed_limit_kph,
                                   right_turn_limit_kph)
                select code, name, from_place_id, to_place_id, line, corridor_width_m, speed_limit_kph, right_turn_limit_kph
                from line where n not in (select n from known) order by n
                returning id, code
            ), updated as (
                update route r
                set name = l.name, from_place_id = l.from_place_id, to_place_id = l.to_place_id, line = l.line,
                    corridor_width_m = l.corridor_width_m, speed_limit_kph = l.speed_limit_kph,
                    right_turn_limit_kph = l.right_turn_limit_kph, updated_at = now(), version = r.version + 1
                from line l join known k using (n)
                where r.id = k.id and k.differs
            ), closed_windows as (
                delete from route_time_window w using line l join known k using (n)
                where w.route_id = k.id and k.differs and l.windows is not null
            ), opened_windows as (
                insert into route_time_window (route_id, days, starts, ends)
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

    private PlaceImportSql() {}
}
