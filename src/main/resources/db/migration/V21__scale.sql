-- Five million manifests: lists that stay fast, and an order of changes that other systems can follow (docs/decisions/0027).

-- made anew below; away before the rows are numbered, which rewrites them all: about a minute for a million
drop index manifest_carrier_ix;
drop index manifest_receiver_ix;
drop index manifest_plate_ix;
drop index manifest_open_ix;

-- Every write of a manifest draws the next number: whoever remembers one asks for what lies behind it.
create sequence manifest_change;
-- begun, so that the first number drawn is greater than what the sequence says before
select setval('manifest_change', 1);

alter table manifest add column change bigint;
update manifest m set change = ordered.place + 1
  from (select number, row_number() over (order by updated_at, number) as place from manifest) ordered
 where ordered.number = m.number;
select setval('manifest_change', 1 + (select count(*) from manifest));
alter table manifest alter column change set not null;
create unique index manifest_change_uk on manifest (change);

-- A number says nothing about when it is committed. So each transaction that draws any holds, until it ends, a lock whose key is a value
-- that the sequence had before; 6d63 ("mc") in the upper two bytes keeps the keys apart from those of other locks.
create function note_manifest_change() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('liandan.change_floor', true), '') = '' then
        perform pg_advisory_xact_lock_shared((x'6d63'::bigint << 48) | last_value) from manifest_change;
        perform set_config('liandan.change_floor', 'held', true);
    end if;
    new.change := nextval('manifest_change');
    return new;
end $$;
create trigger manifest_changes before insert or update on manifest
    for each row execute function note_manifest_change();

-- Nothing at or below this number will be committed any more. First the sequence, then the locks: what was drawn before the one was
-- locked before the other. What is read must be read by a later statement, in a transaction that sees it (read committed).
create function manifest_change_horizon() returns bigint language plpgsql as $$
declare
    drawn bigint;
    held  bigint;
begin
    select last_value into drawn from manifest_change;
    select min(((classid::bigint & x'ffff'::bigint) << 32) | objid::bigint) into held
      from pg_locks
     where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = x'6d63'::bigint
       and database = (select oid from pg_database where datname = current_database());
    return least(drawn, held);
end $$;

-- Lists are in the order of handing over; each of these answers a page, and its count, from the index alone.
-- a draft is its producer's own business
create index manifest_carrier_ix on manifest (carrier_organization_id, producer_handed_over_at desc, number desc)
    where issued_at is not null;
create index manifest_receiver_ix on manifest (receiver_organization_id, producer_handed_over_at desc, number desc)
    where issued_at is not null;
-- by the end of the plate, which is what somebody at the roadside has read, and by all of it; who the parties are is in the index, so that a
-- truck's three years are not looked up one by one
create index manifest_plate_ix on manifest (right(carrier_plate, 4), producer_handed_over_at desc, number desc)
    include (carrier_plate, producer_organization_id, carrier_organization_id, receiver_organization_id)
    where carrier_plate is not null;
-- nearly all are closed, and those are found by other things than their state
create index manifest_state_ix on manifest (state, producer_handed_over_at desc, number desc)
    include (producer_organization_id, carrier_organization_id, receiver_organization_id, issued_at)
    where state <> 'CLOSED';
