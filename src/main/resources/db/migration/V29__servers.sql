-- Server processes that work on this database at the same time. Whether one is alive is told by its session lock (advisory, key
-- 1279524865 and its number), not by this row: the row says since when and with what.
create table server (
    number     integer generated always as identity constraint server_pk primary key,
    -- the machine's name, for people
    name       text        not null,
    started_at timestamptz not null default now(),
    -- last sign of life, every two seconds
    beat_at    timestamptz not null default now(),
    -- terminals that are logged in on it
    terminals  integer     not null default 0,
    -- whether it does the jobs that are done once in the district
    on_duty    boolean     not null default false,
    constraint server_name_ck check (length(name) between 1 and 100),
    constraint server_terminals_ck check (terminals >= 0)
);
