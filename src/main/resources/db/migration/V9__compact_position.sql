-- Positions in 84 bytes a row instead of 124 (docs/decisions/0012).
--
-- 56 bytes of columns, widest first and a multiple of eight, so that nothing is padding; no column is ever null, because the
-- first null of a row costs eight bytes of bitmap. What JT/T 808 sends unsigned stands in the signed type of its width, all
-- bits kept: "& 65535" makes a speed of it again, and all ones, which is -1, says that the report did not tell. The point is
-- two integers, as it came; position_point shows it to whoever wants geometry.

alter table position rename to position_v8;
alter index position_vehicle_at_ix rename to position_v8_vehicle_at_ix;

create table position (
    -- the terminal's own time
    at                      timestamptz not null,
    -- when the platform had it
    received_at             timestamptz not null,
    vehicle_id              integer     not null,
    terminal_id             integer     not null,
    -- WGS-84 = CGCS2000 at this accuracy, millionths of a degree
    lon_e6                  integer     not null,
    lat_e6                  integer     not null,
    -- JT/T 808 0x0200: the 32 bits as they came
    alarm_flags             integer     not null,
    status_flags            integer     not null,
    -- item 0x01, unsigned; -1 when the report does not say
    mileage_deci_km         integer     not null,
    -- unsigned
    speed_deci_kph          smallint    not null,
    -- item 0x03, unsigned; -1 when the report does not say
    recorder_speed_deci_kph smallint    not null,
    -- unsigned
    heading_deg             smallint    not null,
    altitude_m              smallint    not null,
    -- item 0x31; -1 when the report does not say
    satellites              smallint    not null,
    -- bits of org.liandan.track.Quality, and 256 for blind-area data (0x0704 type 1)
    marks                   smallint    not null
) partition by range (at);

-- a vehicle's track, its last position, and the check for reports that were sent twice
create index position_vehicle_at_ix on position (vehicle_id, at);

-- Day by day what there is, all in this one transaction: an upgrade that fails leaves everything as it was.
do $$
declare
    day    record;
    before bigint;
    after  bigint;
begin
    for day in
        select child.relname as name, pg_get_expr(child.relpartbound, child.oid) as bound
        from pg_inherits join pg_class child on child.oid = inhrelid
        where inhparent = 'position_v8'::regclass order by 1
    loop
        execute format('alter table %I rename to position_v8_day', day.name);
        execute format('create table %I (like position including defaults including constraints)', day.name);
        execute format($copy$
            insert into %I
            select at, received_at, vehicle_id, terminal_id,
                round(st_x(location) * 1e6)::integer, round(st_y(location) * 1e6)::integer,
                alarm_flags, status_flags, coalesce(mileage_deci_km, -1),
                -- from unsigned to the signed smallint of the same bits
                ((round(speed_kph * 10)::integer + 32768) & 65535) - 32768,
                coalesce(((round(recorder_speed_kph * 10)::integer + 32768) & 65535) - 32768, -1),
                heading_deg, altitude_m, coalesce(satellites, -1),
                quality + case when backlog then 256 else 0 end
            from position_v8_day$copy$, day.name);
        get diagnostics after = row_count;
        select count(*) into before from position_v8_day;
        if before <> after then
            raise exception 'partition % has % rows, of which % were copied', day.name, before, after;
        end if;
        drop table position_v8_day;
        execute format('create index %I on %I using brin (at) with (pages_per_range = 64, autosummarize = on)',
            day.name || '_at_ix', day.name);
        execute format('alter table position attach partition %I %s', day.name, day.bound);
    end loop;
end $$;
drop table position_v8;

-- As before, and with an index of times: reports come nearly in the order of their times, so a page range of an open day is a
-- minute or so. It costs next to nothing to write, and a search by place within some hours reads those hours only.
create or replace function create_position_partition(day date) returns boolean language plpgsql as $$
declare
    name text := 'position_p' || to_char(day, 'YYYYMMDD');
begin
    perform pg_advisory_xact_lock(hashtext('create_position_partition'));
    if to_regclass(name) is not null then
        return false;
    end if;
    execute format('create table %I (like position including defaults including constraints)', name);
    execute format('create index %I on %I using brin (at) with (pages_per_range = 64, autosummarize = on)',
        name || '_at_ix', name);
    execute format('alter table position attach partition %I for values from (%L) to (%L)', name,
        day::timestamp at time zone 'Asia/Shanghai', (day + 1)::timestamp at time zone 'Asia/Shanghai');
    return true;
end $$;

create view position_point as
select at, received_at, vehicle_id, terminal_id,
    st_setsrid(st_makepoint(lon_e6 / 1e6, lat_e6 / 1e6), 4326)::geometry(Point, 4326) as location,
    (speed_deci_kph & 65535) / 10::real as speed_kph,
    heading_deg & 65535 as heading_deg,
    altitude_m,
    (nullif(recorder_speed_deci_kph, -1) & 65535) / 10::real as recorder_speed_kph,
    nullif(mileage_deci_km, -1)::bigint & 4294967295 as mileage_deci_km,
    nullif(satellites, -1) as satellites,
    alarm_flags, status_flags,
    marks & 255 as quality,
    marks & 256 <> 0 as backlog
from position;
comment on view position_point is
    'positions for people and GIS tools: point as geometry, km/h, null where the report does not say';

-- While a day is being closed (org.liandan.track.store.DayRewriting): each row that comes late is also put aside.
create function put_late_position_aside() returns trigger language plpgsql as $$
begin
    execute format('insert into %I.%I select ($1).*', tg_table_schema, tg_table_name || '_late') using new;
    return null;
end $$;
