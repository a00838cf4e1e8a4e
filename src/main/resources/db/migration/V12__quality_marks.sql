-- Marks of a report's quality have outgrown eight bits (org.liandan.track.Quality, decision 0015): all but the bit of blind-area
-- data are shown.
create or replace view position_point as
select at, received_at, vehicle_id, terminal_id,
    st_setsrid(st_makepoint(lon_e6 / 1e6, lat_e6 / 1e6), 4326)::geometry(Point, 4326) as location,
    (speed_deci_kph & 65535) / 10::real as speed_kph,
    heading_deg & 65535 as heading_deg,
    altitude_m,
    (nullif(recorder_speed_deci_kph, -1) & 65535) / 10::real as recorder_speed_kph,
    nullif(mileage_deci_km, -1)::bigint & 4294967295 as mileage_deci_km,
    nullif(satellites, -1) as satellites,
    alarm_flags, status_flags,
    marks & ~256 as quality,
    marks & 256 <> 0 as backlog
from position;
