-- What detectors watch beyond speed limits of routes and right turns: forbidden zones, limits of vehicles and places, loads,
-- and what terminals' own systems say.

-- below the general limit and that of the route; the lowest that applies counts
alter table vehicle add column speed_limit_kph numeric(4, 1),
    add constraint vehicle_speed_limit_ck check (speed_limit_kph > 0 and speed_limit_kph <= 60.0);
-- inside the fence
alter table place add column speed_limit_kph numeric(4, 1),
    add constraint place_speed_limit_ck check (speed_limit_kph > 0 and speed_limit_kph <= 60.0);

create table forbidden_zone (
    id            bigint generated always as identity constraint forbidden_zone_pk primary key,
    code          text        not null,
    name          text        not null,
    -- what forbids it: number or title of the notice
    basis         text,
    -- an area, or a road's middle line
    shape         geometry(Geometry, 4326) not null,
    -- of a road: metres on either side of its line within which a truck counts as on it
    half_width_m  integer,
    -- empty trucks may pass
    loaded_only   boolean     not null default false,
    -- first and last day on which it is in force, in the district's time; null for no bound
    valid_from    date,
    valid_to      date,
    active        boolean     not null default true,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    version       integer     not null default 0,
    constraint forbidden_zone_code_uk unique (code),
    constraint forbidden_zone_name_ck check (length(name) between 1 and 100),
    constraint forbidden_zone_basis_ck check (length(basis) between 1 and 200),
    constraint forbidden_zone_shape_ck check (st_isvalid(shape) and
        case when st_geometrytype(shape) = 'ST_Polygon' then half_width_m is null
             when st_geometrytype(shape) = 'ST_LineString' then half_width_m between 3 and 200
             else false end),
    constraint forbidden_zone_validity_ck check (valid_from <= valid_to)
);
create index forbidden_zone_shape_gix on forbidden_zone using gist (shape);

-- when it is forbidden, in the district's time; a zone without windows is forbidden at any time
create table forbidden_zone_window (
    id      bigint generated always as identity constraint forbidden_zone_window_pk primary key,
    zone_id bigint     not null constraint forbidden_zone_window_zone_fk references forbidden_zone on delete cascade,
    -- ISO weekday 1 (Monday) to 7
    days    smallint[] not null,
    starts  time       not null,
    -- an end not after the start means the next day
    ends    time       not null,
    constraint forbidden_zone_window_days_ck
        check (days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(days) > 0)
);
create index forbidden_zone_window_zone_ix on forbidden_zone_window (zone_id);

-- Findings that compare no speeds: metres off the route, seconds of silence or standing; and those that compare nothing.
alter table violation
    alter column limit_kph drop not null,
    alter column measured_kph drop not null,
    add column limit_m integer,
    add column measured_m integer,
    add column limit_s integer,
    add column measured_s integer,
    add column zone_id bigint constraint violation_zone_fk references forbidden_zone on delete set null,
    -- whose files are the violation's pictures
    add column safety_alarm_id bigint constraint violation_safety_alarm_fk references safety_alarm on delete set null,
    add constraint violation_measure_ck check (
        num_nulls(limit_kph, measured_kph) in (0, 2)
        and num_nulls(limit_m, measured_m) in (0, 2)
        and num_nulls(limit_s, measured_s) in (0, 2)
        and num_nonnulls(limit_kph, limit_m, limit_s) <= 1);
create index violation_type_ix on violation (type, started_at desc, id desc);
create index violation_safety_alarm_ix on violation (safety_alarm_id) where safety_alarm_id is not null;
-- a server that starts looks for what is still open
create index violation_open_ix on violation (started_at) where ended_at is null;

-- How right turns were judged, by day and truck: "undeterminable" is nobody's violation, but a carrier whose terminals report
-- so seldom that nothing can be told is to be seen. Counted in memory and added up here; statistics, not evidence.
create table right_turn_tally (
    day        date    not null,
    vehicle_id integer not null constraint right_turn_tally_vehicle_fk references vehicle,
    -- names of org.liandan.haul.Verdict
    verdict    text    not null,
    -- name of org.liandan.haul.UndeterminableReason, or empty
    reason     text    not null,
    turns      integer not null,
    constraint right_turn_tally_pk primary key (day, vehicle_id, verdict, reason),
    constraint right_turn_tally_turns_ck check (turns > 0)
);

-- Whoever holds the registry in memory listens. Sent with the commit, once however many rows it changed.
create function announce() returns trigger language plpgsql as $$
begin
    perform pg_notify(tg_argv[0], '');
    return null;
end $$;
comment on function announce is 'tells listeners on the channel in its argument that the table has changed';

create trigger place_announced after insert or update or delete or truncate on place
    for each statement execute function announce('liandan_network');
create trigger route_announced after insert or update or delete or truncate on route
    for each statement execute function announce('liandan_network');
create trigger route_time_window_announced after insert or update or delete or truncate on route_time_window
    for each statement execute function announce('liandan_network');
create trigger route_turn_point_announced after insert or update or delete or truncate on route_turn_point
    for each statement execute function announce('liandan_network');
create trigger vehicle_route_announced after insert or update or delete or truncate on vehicle_route
    for each statement execute function announce('liandan_network');
create trigger vehicle_announced after insert or update or delete or truncate on vehicle
    for each statement execute function announce('liandan_network');
create trigger forbidden_zone_announced after insert or update or delete or truncate on forbidden_zone
    for each statement execute function announce('liandan_network');
create trigger forbidden_zone_window_announced after insert or update or delete or truncate on forbidden_zone_window
    for each statement execute function announce('liandan_network');

-- what trucks carried lately
create index manifest_carried_ix on manifest (carried_at) where carried_at is not null;

-- a load begins or ends, whichever process writes it
create trigger manifest_load_announced after update of state on manifest
    for each row when (old.state is distinct from new.state
        and (old.state = 'IN_TRANSIT' or new.state in ('IN_TRANSIT', 'CLOSED')))
    execute function announce('liandan_loads');
