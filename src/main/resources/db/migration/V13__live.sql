-- What live detection lacked: the roads in memory, and limits of areas (docs/decisions/0019).

-- detectors hold the roads in memory, for telling turns from bends
create trigger road_announced after insert or update or delete or truncate on road
    for each statement execute function announce('liandan_roads');
