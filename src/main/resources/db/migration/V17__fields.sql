-- The field table's added fields, and what the notice leaves to the bureau, by date (docs/decisions/0024).

-- Fields that stand under the notice's 「等」. Older manifests have none of them and stay as they are.
alter table manifest
    add column producer_recyclable   text,
    add column producer_soil_basis   text,
    add column producer_volume_basis text,
    add column carrier_checked       boolean,
    add column receiver_checked      boolean;

-- What somebody wants the bureau to rule on an open point (org.liandan.policy.OpenPoints).
create table open_point_proposal (
    id          bigint generated always as identity constraint open_point_proposal_pk primary key,
    point       text        not null,
    -- as org.liandan.policy.PointKind writes it
    value       text        not null,
    valid_from  timestamptz not null,
    -- number or title of the bureau's paper; empty when there is none
    reference   text        not null,
    reason      text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    constraint open_point_proposal_point_ck check (point ~ '^[a-z-]{1,60}$'),
    constraint open_point_proposal_value_ck check (length(value) between 1 and 200),
    constraint open_point_proposal_reference_ck check (length(reference) <= 200),
    constraint open_point_proposal_reason_ck check (length(reason) between 1 and 500),
    constraint open_point_proposal_future_ck check (valid_from > proposed_at)
);
create index open_point_proposal_point_ix on open_point_proposal (point, valid_from, id);
create trigger open_point_proposal_append_only before update or delete or truncate on open_point_proposal
    for each statement execute function refuse_change();

-- What came of it. Nobody both enters and approves, and what is approved still lies ahead: whoever writes the row.
create table open_point_answer (
    proposal_id bigint      not null constraint open_point_answer_pk primary key
        constraint open_point_answer_proposal_fk references open_point_proposal,
    confirmed   boolean     not null,
    answered_by text        not null,
    answered_at timestamptz not null
);
create trigger open_point_answer_append_only before update or delete or truncate on open_point_answer
    for each statement execute function refuse_change();
create function refuse_hasty_answer() returns trigger language plpgsql as $$
declare
    proposal open_point_proposal;
begin
    select * into proposal from open_point_proposal where id = new.proposal_id;
    if new.confirmed and proposal.proposed_by = new.answered_by then
        raise exception 'proposal % was made by the same person', new.proposal_id;
    end if;
    if new.confirmed and proposal.valid_from <= new.answered_at then
        raise exception 'proposal % would hold for the past', new.proposal_id;
    end if;
    return new;
end $$;
create trigger open_point_answer_checked before insert on open_point_answer
    for each row execute function refuse_hasty_answer();

-- R-428: who was to be reminded of an unsigned stage, and when that was noticed. Once for each stage and level.
create table manifest_reminder (
    number     char(21)    not null constraint manifest_reminder_number_fk references manifest,
    kind       text        not null,
    due_at     timestamptz not null,
    noticed_at timestamptz not null,
    constraint manifest_reminder_pk primary key (number, kind),
    constraint manifest_reminder_kind_ck check (kind in ('CARRIER_REMINDED', 'RECEIVER_REMINDED', 'BUREAU_LISTED'))
);
create index manifest_reminder_noticed_ix on manifest_reminder (noticed_at desc);
create trigger manifest_reminder_append_only before update or delete or truncate on manifest_reminder
    for each statement execute function refuse_change();
