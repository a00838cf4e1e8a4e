-- Figures of the overview (docs/decisions/0031).

-- How far trucks drove, by district day. Worked out from the reports, and again once what came late is there.
create table vehicle_distance (
    day             date        not null,
    vehicle_id      integer     not null constraint vehicle_distance_vehicle_fk references vehicle,
    -- the carrier, as it was when this was worked out
    organization_id bigint      not null constraint vehicle_distance_organization_fk references organization,
    distance_m      integer     not null,
    -- reports whose place and time can be trusted
    reports         integer     not null,
    constraint vehicle_distance_pk primary key (day, vehicle_id),
    constraint vehicle_distance_ck check (distance_m >= 0 and reports >= 0)
);

-- Days that have been worked out, also those on which nobody drove: what is missing here is not known.
create table distance_day (
    day           date        not null constraint distance_day_pk primary key,
    worked_out_at timestamptz not null
);

-- A span of days is summed up from this index alone, without a look at the rows of up to 1.7 million manifests.
create index manifest_figures_ix on manifest (producer_handed_over_at)
    include (producer_waste_category, state, receiver_decision, destination_place_id, producer_volume_m3, receiver_volume_m3)
    where issued_at is not null;
