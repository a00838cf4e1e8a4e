-- A number is char(21), and compared with a text it is made a text itself, which no index knows: sealing one older step looked at all steps
-- that there are (the drill "migrate": 4 million), its transaction came to no end, and the manifests it had in hand waited for it. The same
-- functions, with a number compared as what it is.
create or replace function seal_step(of_number text, of_seq integer, entries_sealed jsonb, record_sealed jsonb) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed integer;
    before  text := current_setting('liandan.sealing', true);
    anew    boolean := (select not done from personal_rows);
begin
    perform set_config('liandan.sealing', 'on', true);
    update manifest_event set entries = entries_sealed, record = record_sealed
     where number = of_number::bpchar and seq = of_seq and is_sealing(entries, entries_sealed, anew)
       and is_sealing(record, record_sealed, anew);
    get diagnostics changed = row_count;
    perform set_config('liandan.sealing', coalesce(before, ''), true);
    return changed;
end $$;

create or replace function seal_edition(of_number text, of_edition integer, content_sealed jsonb) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed integer;
    before  text := current_setting('liandan.sealing', true);
    anew    boolean := (select not done from personal_rows);
begin
    perform set_config('liandan.sealing', 'on', true);
    update manifest_edition set content = content_sealed
     where number = of_number::bpchar and edition = of_edition and is_sealing(content, content_sealed, anew);
    get diagnostics changed = row_count;
    perform set_config('liandan.sealing', coalesce(before, ''), true);
    return changed;
end $$;

create or replace function continues_load_of(child_number text, party bigint) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from manifest_parent p join manifest m on m.number = p.parent
                    where p.child = child_number::bpchar
                      and party in (m.producer_organization_id, m.carrier_organization_id, m.receiver_organization_id))
$$;
