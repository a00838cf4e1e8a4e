-- What makes a finding stand up to an appeal: thresholds by date, and everything a finding rests on, as it was then
-- (docs/decisions/0017).

-- Thresholds of the detectors. What holds at a moment is the entry with the latest valid_from that is not after it; of two
-- with the same, the one entered later.
create table haul_rule_setting (
    id          bigint generated always as identity constraint haul_rule_setting_pk primary key,
    valid_from  timestamptz not null,
    -- org.liandan.haul.HaulSettings, all of it
    settings    jsonb       not null,
    -- CONFIGURATION: what the software was started with; OFFICER: entered by a person
    source      text        not null,
    entered_by  text        not null,
    reason      text        not null,
    recorded_at timestamptz not null,
    constraint haul_rule_setting_settings_ck check (jsonb_typeof(settings) = 'object'),
    constraint haul_rule_setting_source_ck check (source in ('CONFIGURATION', 'OFFICER')),
    constraint haul_rule_setting_reason_ck check (length(reason) between 1 and 500),
    -- the first entry alone reaches back: before it there was nothing to change
    constraint haul_rule_setting_future_ck check (valid_from >= recorded_at or source = 'CONFIGURATION')
);
create index haul_rule_setting_valid_ix on haul_rule_setting (valid_from, id);
create trigger haul_rule_setting_append_only before update or delete or truncate on haul_rule_setting
    for each statement execute function refuse_change();
-- every process reads them again at once
create trigger haul_rule_setting_announced after insert on haul_rule_setting
    for each statement execute function announce('liandan_network');

-- Routes and places as detectors knew them, once for each version that a finding rests on: canonical JSON under its SHA-256,
-- so that sha256(convert_to(content, 'UTF8')) tells whether it is what it was.
create table evidence_content (
    digest  char(64) constraint evidence_content_pk primary key,
    content text not null,
    constraint evidence_content_digest_ck check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create trigger evidence_content_append_only before update or delete or truncate on evidence_content
    for each statement execute function refuse_change();

-- The evidence of a violation, frozen when it was recorded, and once more when an episode ended: revisions are added, none is
-- changed. Rows of violation from before this table have none, and say so.
create table violation_evidence (
    violation_id bigint      not null constraint violation_evidence_violation_fk references violation,
    revision     smallint    not null,
    recorded_at  timestamptz not null,
    -- canonical JSON of org.liandan.haul.evidence.EvidencePackage
    document     text        not null,
    digest       char(64)    not null,
    constraint violation_evidence_pk primary key (violation_id, revision),
    constraint violation_evidence_digest_ck check (digest = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
create trigger violation_evidence_append_only before update or delete or truncate on violation_evidence
    for each statement execute function refuse_change();

-- What would have been flagged: candidate thresholds tried on past days.
create table rule_trial (
    id           bigint generated always as identity constraint rule_trial_pk primary key,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    settings     jsonb       not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    state        text        not null,
    finished_at  timestamptz,
    -- counts and lists of findings, or the sentence that says why there are none
    result       jsonb,
    constraint rule_trial_state_ck check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    constraint rule_trial_times_ck check (starts_at < ends_at)
);
create unique index rule_trial_one_at_a_time_uk on rule_trial ((true)) where state in ('WAITING', 'RUNNING');
