-- What happened, written in the transaction that made it happen, for systems that want to be told or to ask.
create table outbox_event (
    -- order of writing: of one manifest the order of its steps
    id            bigint generated always as identity constraint outbox_event_pk primary key,
    -- order of publication, without a later event before an earlier one; null until published
    position      bigint,
    at            timestamptz not null,
    type          text        not null,
    -- what it happened to: a manifest's number
    subject       text        not null,
    -- whose business it is
    organizations bigint[]    not null,
    body          text        not null,
    constraint outbox_event_type_ck check (type ~ '^[a-z]+\.[a-z-]+$'),
    constraint outbox_event_body_ck check (octet_length(body) <= 8192)
);
create unique index outbox_event_position_uk on outbox_event (position) where position is not null;
create index outbox_event_waiting_ix on outbox_event (id) where position is null;
create index outbox_event_at_ix on outbox_event using brin (at);

create table webhook (
    id              bigint generated always as identity constraint webhook_pk primary key,
    organization_id bigint      not null constraint webhook_organization_fk references organization,
    -- an officer's webhook is told of every organisation's business
    everything      boolean     not null,
    url             text        not null,
    description     text,
    -- empty: all types
    types           text[]      not null default '{}',
    -- with the installation's secret it makes the key of the signatures; a new one makes a new key
    salt            text        not null,
    state           text        not null default 'ACTIVE',
    state_reason    text,
    -- the last position that was delivered, given up, or not meant for it
    cursor          bigint      not null,
    failures        integer     not null default 0,
    refusals        integer     not null default 0,
    failing_since   timestamptz,
    next_attempt_at timestamptz,
    claimed_until   timestamptz,
    last_success_at timestamptz,
    last_status     integer,
    last_error      text,
    created_by      text        not null,
    created_at      timestamptz not null,
    version         integer     not null default 0,
    constraint webhook_url_ck check (length(url) between 10 and 500),
    constraint webhook_state_ck check (state in ('ACTIVE', 'PAUSED', 'SUSPENDED', 'WITHDRAWN'))
);
create index webhook_organization_ix on webhook (organization_id);
create index webhook_active_ix on webhook (next_attempt_at) where state = 'ACTIVE';

-- Events that a receiver refused for good; it can ask for them once more.
create table webhook_dead_letter (
    webhook_id     bigint      not null constraint webhook_dead_letter_webhook_fk references webhook,
    position       bigint      not null,
    type           text        not null,
    subject        text        not null,
    given_up_at    timestamptz not null,
    attempts       integer     not null,
    last_status    integer,
    last_error     text,
    redelivered_at timestamptz,
    constraint webhook_dead_letter_pk primary key (webhook_id, position)
);
