-- What live detection lacked: the roads in memory, and limits of areas (docs/decisions/0019).

-- detectors hold the roads in memory, for telling turns from bends
create trigger road_announced after insert or update or delete or truncate on road
    for each statement execute function announce('liandan_roads');

-- a zone with a limit forbids nothing but to be faster (R-506: the lower posted limit of zones wins)
alter table forbidden_zone add column speed_limit_kph numeric(4, 1),
    add constraint forbidden_zone_speed_limit_ck check (speed_limit_kph >= 1 and speed_limit_kph <= 60.0);
comment on column forbidden_zone.speed_limit_kph is 'km/h; null where the zone forbids trucks altogether';
