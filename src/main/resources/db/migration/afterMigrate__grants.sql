-- What the application's role may do, and the one that it takes while a party reads, said anew after each migration. Nothing, where they are
-- not there or own the tables themselves.
-- Tables that are only added to are known by their triggers: what refuse_change() refuses is not granted either, so that whoever has the
-- application's password cannot turn the guard off first.
do $$
declare
    r text;
    t record;
    -- pg_trigger.tgtype
    on_insert constant integer := 4;
    on_delete constant integer := 8;
    on_update constant integer := 16;
begin
    -- servers that start together say it one after the other
    perform pg_advisory_xact_lock(7270362);
    for r in select rolname from pg_roles where rolname in ('liandan_app', 'liandan_party') and rolname <> current_user loop
        execute format('grant usage on schema public to %I', r);
        for t in
            select c.oid::regclass as name, c.relkind, c.relname,
                   (select coalesce(bit_or(g.tgtype), 0) from pg_trigger g
                     where g.tgrelid = c.oid and g.tgfoid = 'public.refuse_change()'::regprocedure and g.tgattr = '') as refused
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
               and pg_get_userbyid(c.relowner) = current_user
        loop
            execute format('revoke all on %s from %I', t.name, r);
            if t.relkind = 'S' then
                execute format('grant usage, select on sequence %s to %I', t.name, r);
                continue;
            end if;
            execute format('grant select on %s to %I', t.name, r);
            if t.relkind in ('v', 'm') or t.relname = 'flyway_schema_history' then
                continue;
            end if;
            if t.refused & on_insert = 0 then
                execute format('grant insert on %s to %I', t.name, r);
            end if;
            if t.refused & on_update = 0 then
                execute format('grant update on %s to %I', t.name, r);
            end if;
            if t.refused & on_delete = 0 then
                execute format('grant delete on %s to %I', t.name, r);
            end if;
        end loop;
        -- partitions, which are made between migrations, by their owner also where the application asks for one
        execute format('grant execute on function create_position_partition(date) to %I', r);
        execute format('grant execute on function seal_step(text, integer, jsonb, jsonb) to %I', r);
        execute format('grant execute on function seal_edition(text, integer, jsonb) to %I', r);
        execute format('alter default privileges in schema public grant select, insert, update, delete on tables to %I', r);
    end loop;
end $$;
