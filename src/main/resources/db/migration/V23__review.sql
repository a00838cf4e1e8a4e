-- What officers decide about violations, one step after the other, and the cases that they make of them.

create table enforcement_case (
    id              bigint generated always as identity constraint enforcement_case_pk primary key,
    -- year and serial, without gaps: 2026-00017
    number          text        not null,
    -- the carrier whose trucks it is about
    organization_id bigint      not null constraint enforcement_case_organization_fk references organization,
    officer         text        not null,
    opened_at       timestamptz not null,
    -- org.liandan.enforcement.CaseOutcome; null while the case is open
    outcome         text,
    outcome_note    text,
    closed_by       text,
    closed_at       timestamptz,
    -- counts every change, for If-Match
    revision        integer     not null default 1,
    constraint enforcement_case_number_uk unique (number),
    constraint enforcement_case_closed_ck check (num_nulls(outcome, outcome_note, closed_by, closed_at) in (0, 4))
);
create index enforcement_case_organization_ix on enforcement_case (organization_id, opened_at desc);
create index enforcement_case_opened_ix on enforcement_case (opened_at desc, id desc);

create table enforcement_case_serial (
    year smallint constraint enforcement_case_serial_pk primary key,
    last integer not null
);

create table enforcement_case_note (
    id      bigint generated always as identity constraint enforcement_case_note_pk primary key,
    case_id bigint      not null constraint enforcement_case_note_case_fk references enforcement_case,
    officer text        not null,
    at      timestamptz not null,
    text    text        not null,
    constraint enforcement_case_note_text_ck check (length(text) between 1 and 500)
);
create index enforcement_case_note_case_ix on enforcement_case_note (case_id, id);
create trigger enforcement_case_note_append_only before update or delete or truncate on enforcement_case_note
    for each statement execute function refuse_change();

-- The steps are the record; what stands in violation is what they come to, so that lists and counts can ask for it.
create table violation_review_step (
    violation_id      bigint      not null constraint violation_review_step_violation_fk references violation,
    revision          integer     not null,
    -- org.liandan.enforcement.ReviewEvent.Kind
    kind              text        not null,
    -- org.liandan.enforcement.ReviewState, after the step
    state             text        not null,
    -- org.liandan.enforcement.DismissalReason
    reason            text,
    -- org.liandan.enforcement.PoliceOutcome
    outcome           text,
    note              text        not null,
    case_id           bigint      constraint violation_review_step_case_fk references enforcement_case,
    officer           text        not null,
    -- org.liandan.enforcement.Authority
    authority         text        not null,
    at                timestamptz not null,
    -- the evidence as it was when the officer decided; null for records from before there was any
    evidence_revision integer,
    evidence_digest   text,
    constraint violation_review_step_pk primary key (violation_id, revision),
    constraint violation_review_step_note_ck check (length(note) <= 500)
);
create index violation_review_step_officer_ix on violation_review_step (officer, at desc);
create trigger violation_review_step_append_only before update or delete or truncate on violation_review_step
    for each statement execute function refuse_change();

alter table violation
    -- org.liandan.enforcement.ReviewState
    add column review_state text not null default 'UNREVIEWED',
    -- how many steps there are
    add column review_revision integer not null default 0,
    add column case_id bigint constraint violation_case_fk references enforcement_case,
    add constraint violation_case_ck check ((review_state = 'IN_CASE') = (case_id is not null));
create index violation_review_ix on violation (review_state, type, started_at);
create index violation_case_ix on violation (case_id) where case_id is not null;
