-- The operator's pages: what audit entries say of where somebody was, passwords that are given once, how jobs ended, how disks fill
-- (docs/decisions/0032).

-- null for what the system did by itself, and for entries from before
alter table audit_entry add column address text;
alter table audit_entry add constraint audit_entry_address_ck check (length(address) <= 64) not valid;
-- what one person did, the latest first
create index audit_entry_actor_ix on audit_entry (actor, at);

-- a password that somebody else knows is good until then, and for nothing but choosing another; null for one's own
alter table app_user add column given_password_until timestamptz;
-- sessions and tokens say with which number they were begun; those of another number have ended
alter table app_user add column session_generation integer not null default 0;

-- how each scheduled job last ended: one line a job, whichever process did it
create table job_run (
    -- org.liandan.operations.KnownJob, or class#method of one that it does not know
    job         text        not null constraint job_run_pk primary key,
    ended_at    timestamptz not null,
    duration_ms bigint      not null,
    succeeded   boolean     not null,
    -- kind of the failure, without values of anybody's
    error       text,
    -- account that asked for it; null when it was time
    asked_by    text,
    -- the last time that it went well; null when it never has
    well_at     timestamptz,
    constraint job_run_job_ck check (length(job) <= 120),
    constraint job_run_error_ck check (length(error) <= 300),
    constraint job_run_failure_ck check (succeeded = (error is null))
);

-- free space once an hour, for thirty days: how long until a disk is full
create table disk_sample (
    -- data, media
    folder     text        not null,
    at         timestamptz not null,
    free_bytes bigint      not null,
    constraint disk_sample_pk primary key (folder, at)
);
