-- What is remembered of terminals' connections: the last contact of each, their RSA keys, and what went wrong.
create table terminal_contact (
    terminal_id   integer constraint terminal_contact_pk primary key
                          constraint terminal_contact_terminal_fk references terminal,
    -- what the box says of itself in 0x0100 and 0x0102
    maker         text,
    box_id        text,
    imei          text,
    software      text,
    -- year of the edition of JT/T 808 that it spoke last
    edition       smallint,
    address       text,
    logged_in_at  timestamptz,
    last_heard_at timestamptz,
    -- its parameter 0x0001, seconds, as it has told it
    heartbeat_s   integer,
    -- its latest 0x0104, as fields
    parameters    jsonb,
    parameters_at timestamptz,
    constraint terminal_contact_edition_ck check (edition in (2011, 2013, 2019)),
    constraint terminal_contact_heartbeat_ck check (heartbeat_s > 0)
);
create index terminal_contact_box_ix on terminal_contact (box_id);
create index terminal_contact_imei_ix on terminal_contact (imei);

-- public keys that terminals have given by 0x0A00
create table terminal_rsa_key (
    terminal_id integer constraint terminal_rsa_key_pk primary key
                        constraint terminal_rsa_key_terminal_fk references terminal,
    exponent    bigint      not null,
    modulus     bytea       not null,
    received_at timestamptz not null,
    constraint terminal_rsa_key_exponent_ck check (exponent between 3 and 4294967295),
    constraint terminal_rsa_key_modulus_ck check (length(modulus) between 64 and 512)
);

create table terminal_incident (
    id        bigint generated always as identity constraint terminal_incident_pk primary key,
    -- names of org.liandan.fleet.IncidentKind
    kind      text        not null,
    -- as the box gave it, zeros in front removed; empty when it gave none. No reference: it may be in no registry
    phone     text        not null,
    address   text        not null,
    detail    text        not null,
    first_at  timestamptz not null,
    last_at   timestamptz not null,
    count     integer     not null default 1,
    constraint terminal_incident_kind_ck check (kind ~ '^[A-Z_]{3,40}$'),
    constraint terminal_incident_phone_ck check (phone ~ '^(|0|[1-9a-f][0-9a-f]{0,19})$'),
    constraint terminal_incident_detail_ck check (length(detail) <= 500),
    constraint terminal_incident_count_ck check (count > 0),
    constraint terminal_incident_times_ck check (first_at <= last_at)
);
create index terminal_incident_phone_ix on terminal_incident (phone, last_at);
create index terminal_incident_last_ix on terminal_incident (last_at);
