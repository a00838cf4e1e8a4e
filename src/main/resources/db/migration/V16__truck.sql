-- The carrier's stage from the truck: waybills (0x0701), driver cards (0x0702) and hand-over links (QR).

-- answers to waybills go back as texts to the driver
alter table terminal_command drop constraint terminal_command_origin_ck;
alter table terminal_command add constraint terminal_command_origin_ck
    check (origin in ('OFFICER', 'SETTINGS', 'VIOLATION', 'WAYBILL'));

create table waybill (
    id              bigint generated always as identity constraint waybill_pk primary key,
    terminal_id     integer     not null constraint waybill_terminal_fk references terminal,
    vehicle_id      integer     not null constraint waybill_vehicle_fk references vehicle,
    -- the carrier, as it was when the waybill came
    organization_id bigint      not null constraint waybill_organization_fk references organization,
    phone           text        not null,
    plate           text        not null,
    received_at     timestamptz not null,
    -- what was sent, cut at 4096 bytes and encrypted: it names a person and his telephone
    content         bytea       not null,
    content_bytes   integer     not null,
    -- keyed digest of all of it: the same content is known again, and nothing can be guessed from it
    digest          bytea       not null,
    accepted        boolean     not null,
    -- [{code, field, clause, chinese, english}]; empty when accepted
    reasons         jsonb       not null default '[]',
    -- the manifest that it filled, or the one that refused it
    number          char(21)    constraint waybill_number_fk references manifest,
    -- what the terminal was told
    answer          text        not null,
    repeats         integer     not null default 0,
    last_at         timestamptz not null,
    -- somebody has looked after a refused one
    handled_by      text,
    handled_at      timestamptz,
    constraint waybill_content_ck check (octet_length(content) <= 4200),
    constraint waybill_accepted_ck check (not accepted or (number is not null and reasons = '[]')),
    constraint waybill_handled_ck check (num_nulls(handled_by, handled_at) in (0, 2))
);
create index waybill_digest_ix on waybill (terminal_id, digest, id desc);
create index waybill_terminal_ix on waybill (terminal_id, received_at desc);
create index waybill_open_ix on waybill (received_at desc, id desc) where not accepted and handled_at is null;
create index waybill_organization_ix on waybill (organization_id, received_at desc, id desc);
create index waybill_received_ix on waybill (received_at desc, id desc);

create table driver_card (
    id              bigint generated always as identity constraint driver_card_pk primary key,
    terminal_id     integer     not null constraint driver_card_terminal_fk references terminal,
    vehicle_id      integer     not null constraint driver_card_vehicle_fk references vehicle,
    organization_id bigint      not null constraint driver_card_organization_fk references organization,
    -- 0 not told (2011), 1 card in, 2 card out
    event           smallint    not null,
    -- 0 read, 1 key refused, 2 locked, 3 taken out, 4 data wrong; -1 not told
    read_result     smallint    not null,
    -- the terminal's time of the event; that of receipt where it tells none
    at              timestamptz not null,
    received_at     timestamptz not null,
    driver_name     text,
    -- 从业资格证 number: encrypted, its end for people, a keyed digest to find it by
    licence         bytea,
    licence_end     text,
    licence_digest  bytea,
    agency          text,
    valid_until     date,
    constraint driver_card_natural_uk unique (terminal_id, at, event),
    constraint driver_card_event_ck check (event in (0, 1, 2)),
    constraint driver_card_licence_ck check (num_nulls(licence, licence_end, licence_digest) in (0, 3))
);
create index driver_card_vehicle_ix on driver_card (vehicle_id, at desc, id desc);
create index driver_card_received_ix on driver_card (received_at);

create table handover (
    id              bigint generated always as identity constraint handover_pk primary key,
    number          char(21)    not null constraint handover_number_fk references manifest,
    -- SHA-256 of the link's random 128 bits; the link itself is nowhere
    token_digest    bytea       not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    organization_id bigint      not null constraint handover_organization_fk references organization,
    -- the truck that the producer has named, if it has
    plate           text,
    -- whether the link alone is enough, or whoever uses it has to log in
    alone           boolean     not null,
    expires_at      timestamptz not null,
    -- first shown to somebody who may confirm
    opened_at       timestamptz,
    -- single use: what used it up, as the phone named its confirmation
    confirmation    text,
    used_at         timestamptz,
    used_by         text,
    -- the phone's own time of the confirmation
    declared_at     timestamptz,
    withdrawn_at    timestamptz,
    constraint handover_token_uk unique (token_digest),
    constraint handover_token_ck check (octet_length(token_digest) = 32),
    constraint handover_expires_ck check (expires_at > created_at and expires_at <= created_at + interval '1 day'),
    constraint handover_used_ck check (num_nulls(confirmation, used_at, used_by, declared_at) in (0, 4))
);
create index handover_number_ix on handover (number, id desc);
