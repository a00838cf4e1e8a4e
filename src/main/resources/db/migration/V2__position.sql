-- Positions of trucks: the one large table. Written only by binary COPY, read by vehicle and time.
--
-- One partition a day. The day is the district's (Asia/Shanghai), not UTC's: what people ask for, export and throw away
-- is "that day", and a district day then lies in exactly one partition. China keeps no summer time, so a day has 24 h.
--
-- Columns stand widest first, so that no alignment padding is stored. There are no foreign keys: they would cost a lookup
-- for each of the two, and the gateway stores nothing for a terminal that the registry does not hold.
create table position (
    -- the terminal's own time
    at                 timestamptz not null,
    -- when the platform had it
    received_at        timestamptz not null,
    vehicle_id         integer     not null,
    terminal_id        integer     not null,
    -- JT/T 808 0x0200: the 32 bits as they came
    alarm_flags        integer     not null,
    status_flags       integer     not null,
    speed_kph          real        not null,
    -- item 0x01; null when the report does not say, or says more than 214 million kilometres
    mileage_deci_km    integer,
    -- item 0x03
    recorder_speed_kph real,
    heading_deg        smallint    not null,
    altitude_m         smallint    not null,
    -- item 0x31
    satellites         smallint,
    -- bits of org.liandan.track.Quality
    quality            smallint    not null,
    -- blind-area data (0x0704 type 1)
    backlog            boolean     not null,
    -- WGS-84 = CGCS2000 at this accuracy. No GiST here: on the hot partition it costs three quarters of the write rate.
    location           geometry(Point, 4326) not null
) partition by range (at);

-- a vehicle's track, its last position, and the check for reports that were sent twice
create index position_vehicle_at_ix on position (vehicle_id, at);

-- Makes the partition of one district day; true when it was not there yet. Attaching an empty table needs a lock that
-- neither stops COPY nor reading, which "create table ... partition of" would.
create function create_position_partition(day date) returns boolean language plpgsql as $$
declare
    name text := 'position_p' || to_char(day, 'YYYYMMDD');
begin
    perform pg_advisory_xact_lock(hashtext('create_position_partition'));
    if to_regclass(name) is not null then
        return false;
    end if;
    execute format('create table %I (like position including defaults including constraints)', name);
    execute format('alter table position attach partition %I for values from (%L) to (%L)', name,
        day::timestamp at time zone 'Asia/Shanghai', (day + 1)::timestamp at time zone 'Asia/Shanghai');
    return true;
end $$;

-- What came, was acknowledged and cannot stand among the positions: kept with the reason, never dropped silently.
create table position_set_aside (
    id          bigint generated always as identity constraint position_set_aside_pk primary key,
    received_at timestamptz not null,
    terminal_id integer     not null,
    vehicle_id  integer     not null,
    reason      text        not null,
    -- the sentence behind the reason
    detail      text        not null,
    at          timestamptz,
    lon_e6      integer     not null,
    lat_e6      integer     not null,
    speed_kph   real        not null,
    heading_deg integer     not null,
    constraint position_set_aside_reason_ck check (reason in ('NO_TIME', 'FUTURE_TIME', 'BEFORE_RETENTION',
        'BAD_COORDINATES', 'REFUSED_BY_DATABASE'))
);
create index position_set_aside_received_ix on position_set_aside (received_at);
create index position_set_aside_vehicle_ix on position_set_aside (vehicle_id, received_at);
