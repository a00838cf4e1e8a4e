-- The audit log is a chain: every entry that is committed gets a place and a hash over the one before (docs/decisions/0036).

create table audit_seal (
    -- 1, 2, 3 … in the order of sealing
    position bigint constraint audit_seal_pk primary key,
    entry_id bigint not null,
    -- org.liandan.audit.SealChain
    hash     bytea  not null,
    constraint audit_seal_entry_uk unique (entry_id),
    constraint audit_seal_position_ck check (position > 0),
    constraint audit_seal_hash_ck check (octet_length(hash) = 32)
);
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();

-- What is yet to be sealed. Filled in the transaction of the entry, so that nobody waits for the chain, and what is committed late is
-- sealed late instead of never.
create table audit_unsealed (
    entry_id bigint constraint audit_unsealed_pk primary key
);
create function await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (entry_id) values (new.id);
    return null;
end $$;
create trigger audit_entry_awaits_seal after insert on audit_entry for each row execute function await_seal();

-- entries from before are sealed first, in the order of their numbers
insert into audit_unsealed (entry_id) select id from audit_entry;
