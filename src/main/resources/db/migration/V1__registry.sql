-- The registry: who carries what from where to where, in which truck, with which terminal on board.
create extension if not exists postgis;

create table organization (
    id                          bigint generated always as identity constraint organization_pk primary key,
    name                        text        not null,
    credit_code                 char(18)    not null,
    -- GB 32100 check failed but the code is the registered one: who says so, and why
    credit_code_override_reason text,
    address                     text,
    phone                       text,
    active                      boolean     not null default true,
    created_at                  timestamptz not null default now(),
    updated_at                  timestamptz not null default now(),
    version                     integer     not null default 0,
    constraint organization_credit_code_uk unique (credit_code),
    constraint organization_name_ck check (length(name) between 1 and 100)
);

create table app_user (
    id              bigint generated always as identity constraint app_user_pk primary key,
    username        text        not null,
    password_hash   text        not null,
    display_name    text        not null,
    organization_id bigint      not null constraint app_user_organization_fk references organization,
    -- names of org.liandan.party.Role, comma separated
    roles           text        not null,
    language        text        not null default 'zh',
    active          boolean     not null default true,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 0,
    constraint app_user_username_uk unique (username),
    constraint app_user_username_ck check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    constraint app_user_language_ck check (language in ('zh', 'en'))
);

create table place (
    id              bigint generated always as identity constraint place_pk primary key,
    code            text        not null,
    name            text        not null,
    kind            text        not null,
    address         text        not null,
    -- the organisation that runs the place
    organization_id bigint      not null constraint place_organization_fk references organization,
    fence           geometry(Polygon, 4326) not null,
    active          boolean     not null default true,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 0,
    constraint place_code_uk unique (code),
    constraint place_name_ck check (length(name) between 1 and 100),
    constraint place_address_ck check (length(address) between 1 and 200),
    constraint place_fence_ck check (st_isvalid(fence)),
    constraint place_kind_ck check (kind in ('CONSTRUCTION_SITE', 'RESIDENTIAL_COMPOUND', 'TEMPORARY_STORAGE',
        'TRANSFER_YARD', 'SORTING_CENTRE', 'BACKFILL_SITE', 'LANDFILL', 'DEPOT'))
);
create index place_fence_gix on place using gist (fence);
create index place_organization_ix on place (organization_id);

create table route (
    id                   bigint generated always as identity constraint route_pk primary key,
    code                 text        not null,
    name                 text        not null,
    from_place_id        bigint      constraint route_from_place_fk references place,
    to_place_id          bigint      constraint route_to_place_fk references place,
    line                 geometry(LineString, 4326) not null,
    -- distance on either side of the line within which a truck counts as on the route
    corridor_width_m     integer     not null,
    speed_limit_kph      numeric(4, 1) not null default 60.0,
    right_turn_limit_kph numeric(4, 1) not null default 10.0,
    active               boolean     not null default true,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    version              integer     not null default 0,
    constraint route_code_uk unique (code),
    constraint route_corridor_ck check (corridor_width_m between 5 and 1000),
    constraint route_speed_limit_ck check (speed_limit_kph > 0 and speed_limit_kph <= 60.0),
    constraint route_right_turn_limit_ck check (right_turn_limit_kph > 0 and right_turn_limit_kph <= 10.0),
    constraint route_line_ck check (st_npoints(line) >= 2)
);
create index route_line_gix on route using gist (line);

-- when the route may be driven, in the district's time (Asia/Shanghai); a route without windows may be driven at any time
create table route_time_window (
    id          bigint generated always as identity constraint route_time_window_pk primary key,
    route_id    bigint not null constraint route_time_window_route_fk references route on delete cascade,
    -- ISO weekday 1 (Monday) to 7
    days        smallint[] not null,
    starts      time not null,
    -- an end before the start means the next day
    ends        time not null,
    constraint route_time_window_days_ck check (days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(days) > 0)
);
create index route_time_window_route_ix on route_time_window (route_id);

-- derived from route.line whenever a route is saved, never edited
create table route_turn_point (
    route_id         bigint   not null constraint route_turn_point_route_fk references route on delete cascade,
    seq              smallint not null,
    point            geometry(Point, 4326) not null,
    -- distance of the apex from the start of the line
    along_m          real     not null,
    -- change of bearing, positive clockwise (right), degrees
    angle_deg        real     not null,
    bearing_in_deg   real     not null,
    bearing_out_deg  real     not null,
    constraint route_turn_point_pk primary key (route_id, seq)
);

create table vehicle (
    id              integer generated always as identity constraint vehicle_pk primary key,
    -- GA 36, normal form: upper case, no separators
    plate           text        not null,
    -- JT/T 697.7: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 93 yellow-green, 94 gradient green, 9 other
    plate_color     smallint    not null,
    organization_id bigint      not null constraint vehicle_organization_fk references organization,
    box_volume_m3   numeric(5, 1),
    active          boolean     not null default true,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 0,
    constraint vehicle_plate_uk unique (plate, plate_color),
    constraint vehicle_box_volume_ck check (box_volume_m3 > 0 and box_volume_m3 <= 100)
);
create index vehicle_organization_ix on vehicle (organization_id);

-- the routes that a vehicle may drive
create table vehicle_route (
    vehicle_id integer not null constraint vehicle_route_vehicle_fk references vehicle on delete cascade,
    route_id   bigint  not null constraint vehicle_route_route_fk references route on delete cascade,
    constraint vehicle_route_pk primary key (vehicle_id, route_id)
);
create index vehicle_route_route_ix on vehicle_route (route_id);

create table driver (
    id              bigint generated always as identity constraint driver_pk primary key,
    name            text        not null,
    phone           text        not null,
    -- 从业资格证
    licence_number  text,
    organization_id bigint      not null constraint driver_organization_fk references organization,
    user_id         bigint      constraint driver_user_fk references app_user,
    active          boolean     not null default true,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 0,
    constraint driver_phone_uk unique (organization_id, phone)
);

create table terminal (
    id            integer generated always as identity constraint terminal_pk primary key,
    -- JT/T 808 header number, zeros in front removed
    phone         text        not null,
    vehicle_id    integer     not null constraint terminal_vehicle_fk references vehicle,
    -- maker's id of the box (0x0100), where the operator knows it
    terminal_id   text,
    protocol      text        not null default 'JT808_2013',
    -- issued by 0x8100, demanded by 0x0102; null before the first registration
    auth_code     text,
    registered_at timestamptz,
    active        boolean     not null default true,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    version       integer     not null default 0,
    constraint terminal_phone_uk unique (phone),
    constraint terminal_phone_ck check (phone ~ '^(0|[1-9a-f][0-9a-f]{0,19})$'),
    constraint terminal_protocol_ck check (protocol in ('JT808_2011', 'JT808_2013', 'JT808_2019'))
);
create index terminal_vehicle_ix on terminal (vehicle_id);

-- reference data: the district's outline and the roads that we have
create table boundary (
    id          bigint generated always as identity constraint boundary_pk primary key,
    adcode      char(6)     not null,
    name        text        not null,
    source      text        not null,
    area        geometry(MultiPolygon, 4326) not null,
    imported_at timestamptz not null default now(),
    constraint boundary_adcode_uk unique (adcode)
);
create index boundary_area_gix on boundary using gist (area);

create table road (
    id              bigint generated always as identity constraint road_pk primary key,
    name            text,
    class           text,
    speed_limit_kph numeric(4, 1),
    fictional       boolean not null default false,
    line            geometry(LineString, 4326) not null
);
create index road_line_gix on road using gist (line);

create table audit_entry (
    id           bigint generated always as identity constraint audit_entry_pk primary key,
    at           timestamptz not null default now(),
    actor        text        not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    detail       jsonb       not null default '{}'
);
create index audit_entry_subject_ix on audit_entry (subject_type, subject_id);
create index audit_entry_at_ix on audit_entry (at);

-- append-only, even for the owner's ordinary statements
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
