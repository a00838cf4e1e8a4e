-- A chain of hashes over the audit log (docs/decisions/0036): each seal is over the entry and the seal before it, so that an entry
-- that is changed, taken out or put in between later shows. Seals follow the entries by some seconds: whoever writes an entry
-- waits for nobody.

create table audit_seal (
    position bigint not null constraint audit_seal_pk primary key check (position > 0),
    entry_id bigint not null constraint audit_seal_entry_uk unique,
    hash     bytea  not null check (octet_length(hash) = 32)
);
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();
