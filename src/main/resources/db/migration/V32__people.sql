-- Tokens for programs: one for each, with what it is good for and until when, so that a program needs nobody's password.
create table api_token (
    id            bigint generated always as identity constraint api_token_pk primary key,
    -- SHA-256 of the token, which is nowhere else
    token_hash    bytea       not null,
    username      text        not null constraint api_token_user_fk references app_user (username) on update cascade,
    -- app_user.session_generation at the time: with another one it has ended
    generation    integer     not null,
    name          text        not null,
    -- what it is good for, as in party.TokenScope
    scopes        text[]      not null,
    made_at       timestamptz not null,
    ends_at       timestamptz not null,
    -- to the minute
    used_at       timestamptz,
    -- whether the second step had been taken by whoever made it
    second_factor boolean     not null,
    withdrawn_at  timestamptz,
    withdrawn_by  text,
    constraint api_token_token_uk unique (token_hash),
    constraint api_token_token_ck check (octet_length(token_hash) = 32),
    constraint api_token_name_ck check (length(name) between 1 and 60),
    constraint api_token_scopes_ck check (cardinality(scopes) between 1 and 30),
    constraint api_token_ends_ck check (ends_at > made_at and ends_at <= made_at + interval '367 days'),
    constraint api_token_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index api_token_user_ix on api_token (username, made_at);
