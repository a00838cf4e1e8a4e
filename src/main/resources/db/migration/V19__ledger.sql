-- Ledgers, registers, exports, and the calendar of working days (docs/decisions/0026).

-- What a sub-district 街镇 is in charge of. Redrawn by the bureau; what it was stands in the audit log.
create table subdistrict (
    organization_id bigint      not null constraint subdistrict_pk primary key
                                constraint subdistrict_organization_fk references organization,
    area            geometry(MultiPolygon, 4326) not null,
    -- where the outline comes from; says so where it is made up
    source          text        not null,
    updated_by      text        not null,
    updated_at      timestamptz not null,
    version         integer     not null default 0,
    constraint subdistrict_area_ck check (st_isvalid(area)),
    constraint subdistrict_source_ck check (length(source) between 1 and 200)
);
create index subdistrict_area_gix on subdistrict using gist (area);

-- What its ledger holds, from which day on.
create table subdistrict_scope (
    organization_id bigint      not null constraint subdistrict_scope_fk references subdistrict,
    valid_from      date        not null,
    scope           text        not null,
    noted_by        text        not null,
    noted_at        timestamptz not null,
    constraint subdistrict_scope_pk primary key (organization_id, valid_from, noted_at),
    constraint subdistrict_scope_ck check (scope in ('RENOVATION_ONLY', 'ALL'))
);
create trigger subdistrict_scope_append_only before update or delete or truncate on subdistrict_scope
    for each statement execute function refuse_change();

-- A place belongs to the area that contains the middle of its fence; found when either is drawn, never when a ledger is read.
alter table place add column subdistrict_id bigint constraint place_subdistrict_fk references subdistrict;
create index place_subdistrict_ix on place (subdistrict_id);
create function locate_place() returns trigger language plpgsql as $$
begin
    new.subdistrict_id := (
        select s.organization_id from subdistrict s
         where st_covers(s.area, st_centroid(new.fence)) order by s.organization_id limit 1);
    return new;
end $$;
create trigger place_located before insert or update of fence on place for each row execute function locate_place();

-- The area that a load comes from, as it was when the manifest was written. No default and no check of old rows: the table is
-- not rewritten, and the index begins empty.
alter table manifest add column origin_subdistrict_id bigint;
alter table manifest add constraint manifest_origin_subdistrict_fk
    foreign key (origin_subdistrict_id) references subdistrict not valid;
create index manifest_subdistrict_ix on manifest (origin_subdistrict_id, producer_handed_over_at desc, number desc)
    where origin_subdistrict_id is not null;
-- beside manifest_came_in_ix, which has what was taken
create index manifest_refused_ix on manifest (destination_place_id, receiver_received_at desc) where state = 'REJECTED';
create function locate_origin() returns trigger language plpgsql as $$
begin
    select p.subdistrict_id into new.origin_subdistrict_id from place p where p.id = new.origin_place_id;
    return new;
end $$;
create trigger manifest_origin_located before insert on manifest for each row execute function locate_origin();
create trigger manifest_origin_moved before update of origin_place_id on manifest for each row
    when (old.origin_place_id <> new.origin_place_id) execute function locate_origin();

-- No ledger is due for a day before the software kept ledgers.
create table ledger_beginning (since date not null);
insert into ledger_beginning values ((now() at time zone 'Asia/Shanghai')::date);
create trigger ledger_beginning_stays before delete or truncate on ledger_beginning
    for each statement execute function refuse_change();

-- A confirmed ledger, as it was. An unconfirmed one is not stored: it is what the manifests say.
create table ledger (
    id              bigint generated always as identity constraint ledger_pk primary key,
    kind            text        not null,
    -- a sub-district's or a carrier's organisation, a site's place
    subject_id      bigint      not null,
    day             date        not null,
    organization_id bigint      not null constraint ledger_organization_fk references organization,
    -- canonical text of org.liandan.ledger.LedgerContent
    content         text        not null,
    -- SM3 over it
    digest          char(64)    not null,
    lines           integer     not null,
    confirmed_by    text        not null,
    confirmed_at    timestamptz not null,
    constraint ledger_uk unique (kind, subject_id, day),
    constraint ledger_kind_ck check (kind in ('SUBDISTRICT', 'SITE', 'CARRIER')),
    constraint ledger_over_ck check (confirmed_at >= (day + 1)::timestamp at time zone 'Asia/Shanghai')
);
create index ledger_day_ix on ledger (day);
create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change();

-- Which ledgers a manifest has stood in, to find them when it changes.
create table ledger_entry (
    number    char(21) not null,
    ledger_id bigint   not null constraint ledger_entry_ledger_fk references ledger,
    constraint ledger_entry_pk primary key (number, ledger_id)
);
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();

-- What changed after the confirmation. One is open at a time and gathers; a confirmed one never changes.
create table ledger_addendum (
    ledger_id    bigint      not null constraint ledger_addendum_ledger_fk references ledger,
    number       integer     not null,
    state        text        not null,
    -- canonical text of org.liandan.ledger.LineChange
    content      text        not null,
    digest       char(64)    not null,
    lines        integer     not null,
    found_at     timestamptz not null,
    changed_at   timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    constraint ledger_addendum_pk primary key (ledger_id, number),
    constraint ledger_addendum_state_ck check (state in ('OPEN', 'CONFIRMED', 'LAPSED')),
    constraint ledger_addendum_confirmed_ck check ((state = 'CONFIRMED') = (confirmed_at is not null))
);
create unique index ledger_addendum_open_uk on ledger_addendum (ledger_id) where state = 'OPEN';
create function refuse_change_of_closed_addendum() returns trigger language plpgsql as $$
begin
    if old.state <> 'OPEN' then
        raise exception 'addendum % of ledger % is closed', old.number, old.ledger_id;
    end if;
    return new;
end $$;
create trigger ledger_addendum_closed before update on ledger_addendum
    for each row execute function refuse_change_of_closed_addendum();
create trigger ledger_addendum_stays before delete or truncate on ledger_addendum
    for each statement execute function refuse_change();

-- Manifests of past days that have changed and were not compared with their ledgers yet.
create table ledger_touched (
    number char(21)    not null constraint ledger_touched_pk primary key,
    at     timestamptz not null
);

-- Exports that nobody waits for.
create table export_job (
    id              bigint generated always as identity constraint export_job_pk primary key,
    username        text        not null,
    organization_id bigint      not null constraint export_job_organization_fk references organization,
    register        text        not null,
    -- whose manifests; null for all
    subject_id      bigint,
    -- {from, to, category, plate, party, states}
    filter          jsonb       not null,
    format          text        not null,
    state           text        not null default 'QUEUED',
    attempts        integer     not null default 0,
    lines_total     bigint      not null,
    lines_done      bigint      not null default 0,
    bytes           bigint,
    -- SHA-256 of the file
    digest          char(64),
    error           text,
    requested_at    timestamptz not null,
    begun_at        timestamptz,
    ended_at        timestamptz,
    expires_at      timestamptz,
    constraint export_job_state_ck check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED')),
    constraint export_job_format_ck check (format in ('CSV', 'XLSX')),
    constraint export_job_done_ck check (state <> 'DONE' or num_nulls(bytes, digest, expires_at) = 0)
);
create index export_job_username_ix on export_job (username, id desc);
create index export_job_unfinished_ix on export_job (id) where state in ('QUEUED', 'RUNNING');
create index export_job_expires_ix on export_job (expires_at) where state = 'DONE';

-- Public holidays and the weekends that are worked for them 调休, by year; the latest of a year counts.
create table working_calendar (
    id        bigint generated always as identity constraint working_calendar_pk primary key,
    year      integer     not null,
    source    text        not null,
    loaded_by text        not null,
    loaded_at timestamptz not null,
    constraint working_calendar_year_ck check (year between 2000 and 2100),
    constraint working_calendar_source_ck check (length(source) between 1 and 200)
);
create index working_calendar_year_ix on working_calendar (year, id desc);
create table working_calendar_day (
    calendar_id bigint  not null constraint working_calendar_day_fk references working_calendar,
    day         date    not null,
    working     boolean not null,
    name        text    not null,
    constraint working_calendar_day_pk primary key (calendar_id, day)
);
create trigger working_calendar_append_only before update or delete or truncate on working_calendar
    for each statement execute function refuse_change();
create trigger working_calendar_day_append_only before update or delete or truncate on working_calendar_day
    for each statement execute function refuse_change();

insert into working_calendar (year, source, loaded_by, loaded_at) values
    (2025, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024-11-12）', 'system', now()),
    (2026, '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）', 'system', now());
insert into working_calendar_day (calendar_id, day, working, name)
select c.id, d::date, false, h.name
  from (values ('元旦', date '2025-01-01', date '2025-01-01'), ('春节', '2025-01-28', '2025-02-04'),
               ('清明节', '2025-04-04', '2025-04-06'), ('劳动节', '2025-05-01', '2025-05-05'),
               ('端午节', '2025-05-31', '2025-06-02'), ('国庆节、中秋节', '2025-10-01', '2025-10-08'),
               ('元旦', '2026-01-01', '2026-01-03'), ('春节', '2026-02-15', '2026-02-23'),
               ('清明节', '2026-04-04', '2026-04-06'), ('劳动节', '2026-05-01', '2026-05-05'),
               ('端午节', '2026-06-19', '2026-06-21'), ('中秋节', '2026-09-25', '2026-09-27'),
               ('国庆节', '2026-10-01', '2026-10-07')) as h(name, first, last)
       join working_calendar c on c.year = extract(year from h.first)
       cross join generate_series(h.first, h.last, interval '1 day') d
union all
select c.id, w.day, true, '调休上班'
  from (values (date '2025-01-26'), ('2025-02-08'), ('2025-04-27'), ('2025-09-28'), ('2025-10-11'),
               ('2026-01-04'), ('2026-02-14'), ('2026-02-28'), ('2026-05-09'), ('2026-09-20'), ('2026-10-10')) as w(day)
       join working_calendar c on c.year = extract(year from w.day);

-- what a receiver has taken, by its own time; the other registers have their indexes
create index manifest_receipt_ix on manifest (receiver_organization_id, receiver_received_at desc, number desc)
    where receiver_received_at is not null;
