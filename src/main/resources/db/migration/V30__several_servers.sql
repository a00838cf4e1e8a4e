-- Logins of terminals in their order, over all servers on this database: of two sessions of one terminal the later one stays.
create sequence terminal_seat;

-- Which server does an export: what is RUNNING on one that lives no more was cut off.
alter table export_job add column server integer;

-- A report may be of a day that has no partition yet, and who writes it owns no tables: the function makes it in its owner's name.
alter function create_position_partition(date) security definer set search_path = public, pg_temp;
revoke execute on function create_position_partition(date) from public;
