-- What the platform orders of terminals, and which settings a terminal has confirmed.

create table terminal_command (
    id              bigint generated always as identity constraint terminal_command_pk primary key,
    terminal_id     integer     not null constraint terminal_command_terminal_fk references terminal,
    -- org.liandan.command.CommandKind
    kind            text        not null,
    -- org.liandan.command.CommandOrigin
    origin          text        not null,
    -- account that asked for it; null where the software did
    requested_by    text,
    reason          text,
    request         jsonb       not null,
    -- org.liandan.command.CommandState
    state           text        not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    -- only where a second officer has to confirm
    confirm_by      timestamptz,
    confirmed_by    text,
    confirmed_at    timestamptz,
    sendings        smallint    not null default 0,
    first_sent_at   timestamptz,
    last_sent_at    timestamptz,
    acknowledged_at timestamptz,
    ended_at        timestamptz,
    -- the terminal's answer as a tree of names and values
    answer          jsonb,
    -- org.liandan.command.FailureReason, and what more is known of it
    failure         text,
    failure_detail  text,
    constraint terminal_command_state_ck check (state in ('AWAITING_CONFIRMATION', 'QUEUED', 'SENT', 'ANSWERED', 'FAILED',
        'EXPIRED', 'CANCELLED')),
    constraint terminal_command_origin_ck check (origin in ('OFFICER', 'SETTINGS', 'VIOLATION')),
    constraint terminal_command_requested_ck check ((origin = 'OFFICER') = (requested_by is not null)),
    -- two persons, never one twice, and never the software
    constraint terminal_command_confirmed_ck check (confirmed_by <> requested_by),
    constraint terminal_command_guarded_ck check (confirm_by is null or origin = 'OFFICER' and reason is not null),
    -- org.liandan.command.Guard: whatever the code does, these are never sent without a second officer
    constraint terminal_command_two_persons_ck check (
        kind not in ('CONTROL_VEHICLE', 'CONTROL_TERMINAL', 'UPGRADE', 'PASS_THROUGH') or confirm_by is not null),
    constraint terminal_command_unconfirmed_ck check (
        confirm_by is null or confirmed_by is not null or state in ('AWAITING_CONFIRMATION', 'EXPIRED', 'CANCELLED')),
    constraint terminal_command_expires_ck check (expires_at > created_at and expires_at <= created_at + interval '31 days'),
    constraint terminal_command_ended_ck check (
        (ended_at is not null) = (state in ('ANSWERED', 'FAILED', 'EXPIRED', 'CANCELLED'))),
    constraint terminal_command_failure_ck check ((failure is not null) = (state in ('FAILED', 'EXPIRED')))
);
create index terminal_command_terminal_ix on terminal_command (terminal_id, id desc);
create index terminal_command_live_ix on terminal_command (terminal_id, id)
    where state in ('AWAITING_CONFIRMATION', 'QUEUED', 'SENT');
create index terminal_command_expiry_ix on terminal_command (least(expires_at, confirm_by))
    where state in ('AWAITING_CONFIRMATION', 'QUEUED', 'SENT');

create table terminal_setting (
    terminal_id  integer     not null constraint terminal_setting_terminal_fk references terminal,
    -- parameter:0x0055, route:12, fence:7, query:parameters
    item         text        not null,
    -- the value that the terminal has, or a fingerprint of it; empty where it has none
    value        text        not null,
    -- org.liandan.command.Standing
    standing     text        not null,
    -- year of the edition that the terminal spoke
    edition      smallint    not null,
    confirmed_at timestamptz not null,
    constraint terminal_setting_pk primary key (terminal_id, item),
    constraint terminal_setting_standing_ck check (standing in ('CONFIRMED', 'UNSUPPORTED')),
    constraint terminal_setting_value_ck check (length(value) <= 64)
);
