-- Names and telephone numbers are sealed by the application (R-405, docs/decisions/0043). What stands in the clear from before is sealed
-- by the job PERSONAL_ROWS, some manifests at a time from the latest to the oldest; none is left where none is there.
create table personal_rows (
    one        boolean not null default true constraint personal_rows_pk primary key,
    -- the oldest manifest that has been looked at
    reached    char(21),
    done       boolean not null,
    -- which secret it is sealed under when that is done; null before anything was
    key_id     char(16),
    -- while that is not done: which one it was under before
    former_key_id char(16),
    constraint personal_rows_one_ck check (one)
);
insert into personal_rows (done) select not exists (select from manifest);

-- While texts are sealed the manifest says what it said: nobody has to fetch it anew.
create or replace function note_manifest_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and current_setting('liandan.sealing', true) = 'on' then
        return new;
    end if;
    if coalesce(current_setting('liandan.change_floor', true), '') = '' then
        perform pg_advisory_xact_lock_shared((x'6d63'::bigint << 48) | last_value) from manifest_change;
        perform set_config('liandan.change_floor', 'held', true);
    end if;
    new.change := nextval('manifest_change');
    return new;
end $$;

-- Whether the one is the other with some personal texts sealed, and nothing else. What is sealed already stays as it is, but while the secret
-- is being replaced.
create function is_sealing(was jsonb, becomes jsonb, anew boolean) returns boolean language plpgsql immutable
    set search_path = pg_catalog, pg_temp as $$
begin
    return case jsonb_typeof(was)
               when 'object' then jsonb_typeof(becomes) = 'object' and not exists (
                   select from jsonb_each(was) w full join jsonb_each(becomes) b using (key)
                    where w.value is null or b.value is null
                       or not case when jsonb_typeof(w.value) in ('object', 'array')
                                   then public.is_sealing(w.value, b.value, anew)
                                   else w.value = b.value
                                     or key ~ '(handler|driver)_?([Nn]ame|[Pp]hone)$'
                                        and jsonb_typeof(w.value) = 'string' and (anew or w.value #>> '{}' not like 'e1:%')
                                        and jsonb_typeof(b.value) = 'string' and b.value #>> '{}' like 'e1:%' end)
               else was is not distinct from becomes end;
end $$;

-- Steps and editions are only added to. The one exception is sealing, which their owner does and nobody else: the application's role may
-- not update them at all, and these functions put in nothing but the same texts sealed. Whether they are the same, the signatures tell.
drop trigger manifest_event_append_only on manifest_event;
create trigger manifest_event_append_only before delete or truncate on manifest_event
    for each statement execute function refuse_change();
create trigger manifest_event_unchanged before update on manifest_event
    for each statement when (current_setting('liandan.sealing', true) is distinct from 'on')
    execute function refuse_change();
drop trigger manifest_edition_append_only on manifest_edition;
create trigger manifest_edition_append_only before delete or truncate on manifest_edition
    for each statement execute function refuse_change();
create trigger manifest_edition_unchanged before update on manifest_edition
    for each statement when (current_setting('liandan.sealing', true) is distinct from 'on')
    execute function refuse_change();

create function seal_step(of_number text, of_seq integer, entries_sealed jsonb, record_sealed jsonb) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed integer;
    before  text := current_setting('liandan.sealing', true);
    anew    boolean := (select not done from personal_rows);
begin
    perform set_config('liandan.sealing', 'on', true);
    update manifest_event set entries = entries_sealed, record = record_sealed
     where number = of_number and seq = of_seq and is_sealing(entries, entries_sealed, anew)
       and is_sealing(record, record_sealed, anew);
    get diagnostics changed = row_count;
    perform set_config('liandan.sealing', coalesce(before, ''), true);
    return changed;
end $$;

create function seal_edition(of_number text, of_edition integer, content_sealed jsonb) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed integer;
    before  text := current_setting('liandan.sealing', true);
    anew    boolean := (select not done from personal_rows);
begin
    perform set_config('liandan.sealing', 'on', true);
    update manifest_edition set content = content_sealed
     where number = of_number and edition = of_edition and is_sealing(content, content_sealed, anew);
    get diagnostics changed = row_count;
    perform set_config('liandan.sealing', coalesce(before, ''), true);
    return changed;
end $$;
revoke execute on function seal_step(text, integer, jsonb, jsonb) from public;
revoke execute on function seal_edition(text, integer, jsonb) from public;

-- A private key is no part of what is signed: it may be locked anew, under another secret of the installation.
create or replace function refuse_all_but_retirement() returns trigger language plpgsql as $$
declare
    retired constant text[] := array['valid_to', 'retirement', 'retired_by', 'retirement_signature'];
begin
    if current_setting('liandan.sealing', true) = 'on'
        and old.private_key is not null and new.private_key is not null
        and to_jsonb(new) - 'private_key' = to_jsonb(old) - 'private_key' then
        return new;
    end if;
    if old.valid_to is not null or (to_jsonb(new) - retired) is distinct from (to_jsonb(old) - retired) then
        raise exception 'a signing key is retired once and otherwise never changed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
