-- Every step of a manifest is hashed over the step before and signed by the organisation that took it (docs/decisions/0021).

-- Keys by which steps are signed. Statements are canonical texts of org.liandan.manifest.seal.PublishedKey.
create table signing_key (
    -- the first eight bytes of the SM3 of the public point
    id                    char(16)    constraint signing_key_pk primary key,
    -- null for the platform's own
    organization_id       bigint      constraint signing_key_organization_fk references organization,
    holder                text        not null,
    valid_from            timestamptz not null,
    valid_to              timestamptz,
    endorsement           text        not null,
    endorsed_by           char(16)    not null,
    endorsement_signature char(128)   not null,
    retirement            text,
    retired_by            char(16),
    retirement_signature  char(128),
    -- AES-256-GCM under LIANDAN_KEYS_KEY; null where a module outside holds it
    private_key           bytea,
    constraint signing_key_id_ck check (id ~ '^[0-9a-f]{16}$'),
    constraint signing_key_retired_ck check (num_nulls(valid_to, retirement, retired_by, retirement_signature) in (0, 4)),
    constraint signing_key_times_ck check (valid_from < valid_to)
);
-- one in use for each organisation, and one for the platform
create unique index signing_key_in_use_uk on signing_key (coalesce(organization_id, 0)) where valid_to is null;

create function refuse_all_but_retirement() returns trigger language plpgsql as $$
begin
    if old.valid_to is not null
        or (to_jsonb(new) - array['valid_to', 'retirement', 'retired_by', 'retirement_signature'])
            is distinct from (to_jsonb(old) - array['valid_to', 'retirement', 'retired_by', 'retirement_signature']) then
        raise exception 'a signing key is retired once and otherwise never changed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger signing_key_retires_once before update on signing_key
    for each row execute function refuse_all_but_retirement();
create trigger signing_key_stays before delete or truncate on signing_key
    for each statement execute function refuse_change();

-- The document that was signed is made again from these columns and those that were there before.
alter table manifest_event
    -- of the organisation at that time
    add column credit_code text,
    -- what the step changed in the manifest's row, by column; volumes and times as text
    add column record      jsonb,
    add column hash        bytea,
    add column key_id      char(16) constraint manifest_event_key_fk references signing_key,
    add column signature   bytea,
    add constraint manifest_event_hash_ck check (length(hash) = 32 and length(signature) = 64),
    -- not valid: rows from before this migration have none of them, and no row ever again may be so
    add constraint manifest_event_sealed_ck check (num_nulls(credit_code, record, hash, key_id, signature) = 0) not valid;
-- in the order in which they came, so that a day is a few blocks
create index manifest_event_at_ix on manifest_event using brin (at) with (pages_per_range = 16);

-- When signing began, and how many steps there were before that.
create table seal_beginning (
    began_at    timestamptz not null,
    legacy_rows bigint      not null
);
insert into seal_beginning select now(), count(*) from manifest_event;
create trigger seal_beginning_stays before insert or update or delete or truncate on seal_beginning
    for each statement execute function refuse_change();

-- What the steps of a day hash to, so that a chain rewritten later shows. Also written to a file and given out by the API.
create table manifest_anchor (
    -- in the district's time
    day       date      constraint manifest_anchor_pk primary key,
    -- canonical text of org.liandan.manifest.seal.Anchor
    document  text      not null,
    key_id    char(16)  not null constraint manifest_anchor_key_fk references signing_key,
    signature char(128) not null
);
create trigger manifest_anchor_append_only before update or delete or truncate on manifest_anchor
    for each statement execute function refuse_change();
