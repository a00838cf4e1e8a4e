-- Answers to creations that carried an Idempotency-Key, kept for a week so that a repeated request gets the same answer.
create table idempotency_key (
    username     text        not null,
    key          text        not null,
    request_hash bytea       not null,
    -- null only inside the transaction that creates
    status       smallint,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    constraint idempotency_key_pk primary key (username, key)
);
create index idempotency_key_created_ix on idempotency_key (created_at);
