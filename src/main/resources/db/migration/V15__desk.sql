-- What can happen to a manifest after it was issued: legs that follow one another, corrections by consent, books of sites,
-- numbers reserved for places without network.

-- Which events there are is decided by the program that writes them; the list in the table only ever lagged behind.
alter table manifest_event drop constraint manifest_event_kind_ck;

alter table manifest
    -- the home in a compound that its manager acts for; a room, never a name
    add column producer_resident_room text,
    add column leg                    text     not null default 'FIRST',
    add column depth                  smallint not null default 0,
    -- what the operator of a sorting centre declared of an onward load
    add column fitness                text,
    -- counts the contents that have been in force, from 1
    add column edition                integer  not null default 1,
    -- who signed the first stage where it was not the producer: whoever sent on a refused load
    add column issued_organization_id bigint   constraint manifest_issued_organization_fk references organization,
    add constraint manifest_leg_ck check (leg in ('FIRST', 'ONWARD', 'DIVERTED', 'RETURNED')),
    add constraint manifest_fitness_ck check (fitness in ('BACKFILL', 'LANDFILL')),
    add constraint manifest_onward_ck check (leg <> 'ONWARD' or (fitness is not null and state <> 'DRAFT'));

-- the books of a site are sums over these
create index manifest_came_in_ix on manifest (destination_place_id, receiver_received_at desc)
    include (receiver_volume_m3) where state = 'CLOSED';
create index manifest_went_out_ix on manifest (origin_place_id) include (producer_volume_m3, state) where leg = 'ONWARD';

create table manifest_parent (
    child  char(21) not null constraint manifest_parent_child_fk references manifest,
    parent char(21) not null constraint manifest_parent_parent_fk references manifest,
    constraint manifest_parent_pk primary key (child, parent)
);
create index manifest_parent_parent_ix on manifest_parent (parent);
create trigger manifest_parent_append_only before update or delete or truncate on manifest_parent
    for each statement execute function refuse_change();

create table manifest_correction (
    id                       bigint generated always as identity constraint manifest_correction_pk primary key,
    number                   char(21)    not null constraint manifest_correction_number_fk references manifest,
    state                    text        not null,
    -- [{path, before, after}]
    changes                  jsonb       not null,
    reason                   text        not null,
    proposed_by              text        not null,
    proposed_organization_id bigint      not null constraint manifest_correction_proposed_fk references organization,
    proposed_at              timestamptz not null,
    ended_by                 text,
    ended_organization_id    bigint      constraint manifest_correction_ended_fk references organization,
    ended_at                 timestamptz,
    ended_reason             text,
    -- the edition that it made
    edition                  integer,
    constraint manifest_correction_state_ck check (state in ('PENDING', 'APPLIED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    constraint manifest_correction_ended_ck check ((state = 'PENDING') = (ended_at is null)),
    constraint manifest_correction_edition_ck check ((state = 'APPLIED') = (edition is not null))
);
-- one at a time
create unique index manifest_correction_pending_uk on manifest_correction (number) where state = 'PENDING';
create index manifest_correction_number_ix on manifest_correction (number, id);
create index manifest_correction_waiting_ix on manifest_correction (proposed_at) where state = 'PENDING';
create trigger manifest_correction_stays before delete or truncate on manifest_correction
    for each statement execute function refuse_change();

create table manifest_correction_approval (
    correction_id   bigint      not null constraint manifest_correction_approval_fk references manifest_correction,
    organization_id bigint      not null constraint manifest_correction_approval_organization_fk references organization,
    username        text        not null,
    at              timestamptz not null,
    constraint manifest_correction_approval_pk primary key (correction_id, organization_id)
);
create trigger manifest_correction_approval_append_only before update or delete or truncate
    on manifest_correction_approval for each statement execute function refuse_change();

-- What a correction has replaced, whole; what is in force stands in the manifest itself.
create table manifest_edition (
    number        char(21)    not null constraint manifest_edition_number_fk references manifest,
    edition       integer     not null,
    state         text        not null,
    -- {producer: {…}, carrier: {…}, receiver: {…}}: texts by field name
    content       jsonb       not null,
    replaced_at   timestamptz not null,
    correction_id bigint      not null constraint manifest_edition_correction_fk references manifest_correction,
    constraint manifest_edition_pk primary key (number, edition)
);
create trigger manifest_edition_append_only before update or delete or truncate on manifest_edition
    for each statement execute function refuse_change();

-- What lay at a site when its books were opened; once, by the bureau.
create table site_opening (
    place_id   bigint         not null constraint site_opening_pk primary key
                              constraint site_opening_place_fk references place,
    volume_m3  numeric(12, 3) not null constraint site_opening_volume_ck check (volume_m3 >= 0),
    reason     text           not null,
    noted_by   text           not null,
    noted_at   timestamptz    not null
);
create trigger site_opening_append_only before update or delete or truncate on site_opening
    for each statement execute function refuse_change();

-- 残渣进入生活垃圾处置渠道: what leaves a site for good, outside the system.
create table residue_disposal (
    id          bigint generated always as identity constraint residue_disposal_pk primary key,
    place_id    bigint         not null constraint residue_disposal_place_fk references place,
    volume_m3   numeric(9, 3)  not null constraint residue_disposal_volume_ck check (volume_m3 > 0),
    disposed_at timestamptz    not null,
    facility    text           not null,
    remarks     text,
    noted_by    text           not null,
    noted_at    timestamptz    not null
);
create index residue_disposal_place_ix on residue_disposal (place_id, disposed_at desc) include (volume_m3);
create trigger residue_disposal_append_only before update or delete or truncate on residue_disposal
    for each statement execute function refuse_change();

-- Serials count from 1 in each day without anybody waiting: the sequence runs on for ever, and a day remembers where in it
-- it began. Ordinary serials stay below 900,000; those above are for reserved blocks.
alter sequence manifest_serial maxvalue 9223372036854775807 no cycle;

create table manifest_day (
    day  date   not null constraint manifest_day_pk primary key,
    -- the sequence's value that is serial 1 of the day
    base bigint not null
);
-- a day that has numbers from before goes on where it is
insert into manifest_day (day, base)
select (now() at time zone 'Asia/Shanghai')::date, 1
 where exists (select 1 from manifest where number like '150203' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMMDD') || '%');

create table number_block (
    id              bigint generated always as identity constraint number_block_pk primary key,
    organization_id bigint      not null constraint number_block_organization_fk references organization,
    place_id        bigint      not null constraint number_block_place_fk references place,
    day             date        not null,
    first_serial    integer     not null,
    size            integer     not null,
    expires_at      timestamptz not null,
    reserved_by     text        not null,
    reserved_at     timestamptz not null,
    -- set once, after the expiry: how many were never used
    voided_at       timestamptz,
    unused          integer,
    constraint number_block_size_ck check (size between 1 and 200),
    constraint number_block_serials_ck check (first_serial between 900000 and 999999 - size + 1),
    constraint number_block_first_uk unique (day, first_serial),
    constraint number_block_voided_ck check ((voided_at is null) = (unused is null))
);
create index number_block_organization_ix on number_block (organization_id, id desc);
create index number_block_open_ix on number_block (expires_at) where voided_at is null;
create trigger number_block_stays before delete or truncate on number_block
    for each statement execute function refuse_change();
