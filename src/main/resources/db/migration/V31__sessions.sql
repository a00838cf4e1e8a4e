-- Who is signed in, from where and since when: a session is a row, so that it can be seen and ended, and ends by itself.
create table login_session (
    id               bigint generated always as identity constraint login_session_pk primary key,
    -- SHA-256 of the token in the browser's cookie, which is nowhere else
    token_hash       bytea       not null,
    username         text        not null constraint login_session_user_fk references app_user (username) on update cascade,
    -- app_user.session_generation at the time: with another one it has ended
    generation       integer     not null,
    begun_at         timestamptz not null,
    -- to the minute
    seen_at          timestamptz not null,
    address          text        not null,
    agent            text        not null,
    -- when the second step was taken; null where there was none
    second_factor_at timestamptz,
    ended_at         timestamptz,
    constraint login_session_token_uk unique (token_hash),
    constraint login_session_token_ck check (octet_length(token_hash) = 32),
    constraint login_session_address_ck check (length(address) <= 64),
    constraint login_session_agent_ck check (length(agent) <= 200),
    constraint login_session_seen_ck check (seen_at >= begun_at)
);
create index login_session_user_ix on login_session (username, begun_at);

-- The second step of signing in: a secret that an app on a phone shares (RFC 6238).
create table second_factor (
    username  text        not null constraint second_factor_pk primary key
        constraint second_factor_user_fk references app_user (username) on update cascade,
    -- encrypted under LIANDAN_KEYS_KEY, bound to the username
    secret    bytea       not null,
    since     timestamptz not null,
    -- number of the half minute whose code was taken last: none is taken twice
    last_step bigint      not null
);
