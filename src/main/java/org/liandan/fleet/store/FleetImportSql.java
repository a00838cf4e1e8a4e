package org.liandan.fleet.store;

/** The statements of {@link FleetImport}: lines come in as arrays, one outcome per line goes out. */
final class FleetImportSql {

    /**
     * The routes of a vehicle are part of its record, so they are compared and replaced with it; a vehicle is never moved to
     * another organisation by a file.
     */
    static final String VEHICLES = """
            with line as (
                select n, plate, color::smallint as plate_color, organization::bigint as organization_id,
                       volume::numeric as box_volume_m3, routes::bigint[] as routes, speed::numeric as speed_limit_kph
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(plate, color, organization, volume, routes, speed, n)
            ), known as (
                select l.n, v.id,
                       (l.box_volume_m3 is not null and l.box_volume_m3 is distinct from v.box_volume_m3)
                       or (l.speed_limit_kph is not null and l.speed_limit_kph is distinct from v.speed_limit_kph)
                       or (l.routes is not null and exists (
                               (select unnest(l.routes) except select route_id from vehicle_route where vehicle_id = v.id)
                               union all
                               (select route_id from vehicle_route where vehicle_id = v.id except select unnest(l.routes))
                           )) as differs
                from line l join vehicle v using (plate, plate_color)
            ), inserted as (
                insert into vehicle (plate, plate_color, organization_id, box_volume_m3, speed_limit_kph)
                select plate, plate_color, organization_id, box_volume_m3, speed_limit_kph
                from line where n not in (select n from known) order by n
                returning id, plate, plate_color
            ), updated as (
                update vehicle v
                set box_volume_m3 = coalesce(l.box_volume_m3, v.box_volume_m3),
                    speed_limit_kph = coalesce(l.speed_limit_kph, v.speed_limit_kph), updated_at = now(),
                    version = v.version + 1
                from line l join known k using (n)
                where v.id = k.id and k.differs
                returning v.id
            ), left_routes as (
                delete from vehicle_route r using line l join known k using (n)
                where r.vehicle_id = k.id and k.differs and l.routes is not null and r.route_id <> all (l.routes)
            ), joined_routes as (
                insert into vehicle_route (vehicle_id, route_id)
                select coalesce(k.id, i.id), r
                from line l
                left join known k using (n)
                left join inserted i on i.plate = l.plate and i.plate_color = l.plate_color
                cross join lateral unnest(l.routes) r
                where k.differs is distinct from false
                on conflict do nothing
            )
            select case when k.n is null then 'CREATED' when k.differs then 'UPDATED' else 'UNCHANGED' end
            from line l left join known k using (n) order by l.n""";

    static final String DRIVERS = """
            with line as (
                select n, name, phone, licence_number, organization::bigint as organization_id
                from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(name, phone, licence_number, organization, n)
            ), merged as (
                insert into driver as d (name, phone, licence_number, organization_id)
                select name, phone, licence_number, organization_id from line order by n
                on conflict (organization_id, phone) do update
                    set name = excluded.name, licence_number = coalesce(excluded.licence_number, d.licence_number),
                        updated_at = now(), version = d.version + 1
                    where (d.name, d.licence_number) is distinct from
                          (excluded.name, coalesce(excluded.licence_number, d.licence_number))
                returning d.organization_id, d.phone, d.xmax = 0 as created
            )
            select case when m.created then 'CREATED' when m.created is null then 'UNCHANGED' else 'UPDATED' end
            from line l left join merged m using (organization_id, phone) order by l.n""";

    static final String TERMINALS = """
            with line as (
                select n, phone, terminal_id, protocol, v.id as vehicle_id
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as l(phone, plate, color, terminal_id, protocol, n)
                join vehicle v on v.plate = l.plate and v.plate_color = l.color::smallint
            ), merged as (
                insert into terminal as t (phone, vehicle_id, terminal_id, protocol)
                select phone, vehicle_id, terminal_id, coalesce(protocol, 'JT808_2013') from line order by n
                on conflict (phone) do update
                    set vehicle_id = excluded.vehicle_id, terminal_id = coalesce(excluded.terminal_id, t.terminal_id),
                        protocol = excluded.protocol, updated_at = now(), version = t.version + 1
                    where (t.vehicle_id, t.terminal_id, t.protocol) is distinct from
                          (excluded.vehicle_id, coalesce(excluded.terminal_id, t.terminal_id), excluded.protocol)
                returning t.phone, t.xmax = 0 as created
            )
            select case when m.created then 'CREATED' when m.created is null then 'UNCHANGED' else 'UPDATED' end
            from line l left join merged m using (phone) order by l.n""";

    private FleetImportSql() {}
}
