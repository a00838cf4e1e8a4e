-- What the detectors found, and the geometry they judge by.

-- The corners of a route's line: runs of bends to the same side whose bends follow one another within 20 m, adding up to
-- 45 degrees or more, at a rate of at least 60 degrees in 60 m (a longer one is a bend of the road, not a turn at a
-- junction). A corner that is rounded by several vertices is one turn; its apex is where half of the angle is done.
create function derive_turn_points(line geometry)
    returns table (seq smallint, point geometry, along_m real, angle_deg real, bearing_in_deg real, bearing_out_deg real)
    language plpgsql immutable strict parallel safe as $$
declare
    -- wobble of a hand-drawn or recorded line below some 2 m is not geometry
    tolerance_deg constant double precision := 0.00002;
    max_gap_m     constant double precision := 20;
    min_angle     constant double precision := 45;
    points        geometry[];
    original      geometry[];
    along         double precision[];
    total         double precision := 0;
    next_original integer := 1;
    n             integer;
    bearing       double precision[];
    bend          double precision;
    run_from      integer;
    run_to        integer;
    run_angle     double precision := 0;
    half          double precision;
    apex          integer;
    number        smallint := 0;
begin
    select array_agg(d.geom order by d.path) into original from st_dumppoints(st_removerepeatedpoints(line)) d;
    select array_agg(d.geom order by d.path) into points
        from st_dumppoints(st_simplify(st_removerepeatedpoints(line), tolerance_deg, true)) d;
    n := cardinality(points);
    -- distances run along the line as drawn, of which the simplified points are a subset in order
    for i in 1 .. n loop
        while next_original < cardinality(original) and not st_equals(original[next_original], points[i]) loop
            total := total + st_distance(original[next_original]::geography, original[next_original + 1]::geography);
            next_original := next_original + 1;
        end loop;
        along[i] := total;
        if i < n then
            bearing[i] := degrees(st_azimuth(points[i]::geography, points[i + 1]::geography));
        end if;
    end loop;
    -- one vertex beyond the last one that can bend closes the last run
    for i in 2 .. n loop
        bend := case when i < n then bearing[i] - bearing[i - 1] else 0 end;
        bend := bend - 360 * round(bend / 360);
        if run_from is not null
            and (i = n or sign(bend) <> sign(run_angle) or along[i] - along[run_to] > max_gap_m) then
            if abs(run_angle) >= min_angle and along[run_to] - along[run_from] <= abs(run_angle) then
                half := 0;
                for k in run_from .. run_to loop
                    apex := k;
                    half := half + abs(bearing[k] - bearing[k - 1] - 360 * round((bearing[k] - bearing[k - 1]) / 360));
                    exit when half >= abs(run_angle) / 2;
                end loop;
                seq := number;
                point := points[apex];
                along_m := along[apex];
                angle_deg := greatest(-180, least(180, run_angle));
                bearing_in_deg := bearing[run_from - 1];
                bearing_out_deg := bearing[run_to];
                return next;
                number := number + 1;
            end if;
            run_from := null;
            run_angle := 0;
        end if;
        if i < n and bend <> 0 then
            if run_from is null then
                run_from := i;
            end if;
            run_to := i;
            run_angle := run_angle + bend;
        end if;
    end loop;
end $$;
comment on function derive_turn_points is
    'corners of a route line; angle positive to the right; called whenever a route is saved';

create table violation (
    id              bigint generated always as identity constraint violation_pk primary key,
    -- org.liandan.haul.ViolationType
    type            text        not null,
    vehicle_id      integer     not null constraint violation_vehicle_fk references vehicle,
    terminal_id     integer     not null constraint violation_terminal_fk references terminal,
    -- the carrier, as it was when the violation was recorded
    organization_id bigint      not null constraint violation_organization_fk references organization,
    plate           text        not null,
    route_id        bigint      constraint violation_route_fk references route on delete set null,
    started_at      timestamptz not null,
    -- null while the episode goes on
    ended_at        timestamptz,
    detected_at     timestamptz not null,
    limit_kph       numeric(4, 1) not null,
    measured_kph    numeric(5, 1) not null,
    -- org.liandan.haul.Verdict: OBSERVED or PROVEN; what is compliant or undeterminable is no violation
    verdict         text        not null,
    established     text        not null,
    location        geometry(Point, 4326) not null,
    -- the reports that the finding rests on, and what else the rule computed
    evidence        jsonb       not null,
    rule_code       text        not null,
    rule_version    smallint    not null,
    -- the same finding, however often it is computed, is one row: an episode's end updates it
    constraint violation_natural_uk unique (type, vehicle_id, started_at),
    constraint violation_verdict_ck check (verdict in ('OBSERVED', 'PROVEN')),
    constraint violation_times_ck check (ended_at >= started_at)
);
create index violation_started_ix on violation (started_at desc, id desc);
create index violation_organization_ix on violation (organization_id, started_at desc);
create index violation_plate_ix on violation (plate, started_at desc);
create index violation_location_gix on violation using gist (location);
