-- What a party's reader may see, said to the database (docs/decisions/0044): the role liandan_party works under these policies, every other
-- role as if there were none. Nothing, where that role is not there. Said anew where a condition has changed; a table is locked only then.
do $$
declare
    p record;
    -- evaluated once a statement, so that an index may be used
    own constant text := '(select reading_party())';
    of_manifest constant text := 'exists (select from manifest m where m.number = %I.number)';
    of_violation constant text := 'exists (select from violation v where v.id = %I.violation_id and v.organization_id = %s)';
    -- whoever is a party to a load sees what its truck did on the way: from the confirmation to the arrival, the receipt or the next day
    on_the_way constant text := 'exists (select from manifest m where m.vehicle_id = %1$s.vehicle_id and m.carried_at <= %1$s.%2$I'
        || ' and m.carried_at > %1$s.%2$I - interval ''7 days'''
        || ' and coalesce(m.arrived_at, m.received_at, m.carried_at + interval ''24 hours'') >= %1$s.%2$I';
    way     text;
    columns text;
begin
    if not exists (select from pg_roles where rolname = 'liandan_party')
        -- on the way to a version that has what they ask
        or not exists (select from flyway_schema_history where version = '36' and success) then
        return;
    end if;
    -- a policy is for a role and for all that inherit from it: the server itself would see nothing any more
    if exists (select from pg_roles where rolname = 'liandan_app') and pg_has_role('liandan_app', 'liandan_party', 'USAGE') then
        raise exception 'role liandan_app inherits the rights of liandan_party, and would be under its policies: a superuser must say'
            ' "alter role liandan_app noinherit; revoke liandan_party from liandan_app; grant liandan_party to liandan_app"';
    end if;
    -- servers that start together say it one after the other
    perform pg_advisory_xact_lock(7270363);
    for p in
        select t.name, t.condition, c.relrowsecurity as on_already, obj_description(o.oid, 'pg_policy') as said
          from (values
            ('manifest', format('producer_organization_id = %1$s or issued_at is not null'
                || ' and (carrier_organization_id = %1$s or receiver_organization_id = %1$s)'
                || ' or leg <> ''FIRST'' and continues_load_of(number, %1$s)', own)),
            ('manifest_event', format(of_manifest, 'manifest_event')),
            ('manifest_edition', format(of_manifest, 'manifest_edition')),
            ('manifest_correction', format(of_manifest, 'manifest_correction')),
            ('manifest_reminder', format(of_manifest, 'manifest_reminder')),
            ('handover', format(of_manifest, 'handover')),
            ('driver', format('organization_id = %s', own)),
            ('driver_card', format('organization_id = %s', own)),
            ('waybill', format('organization_id = %s', own)),
            ('safety_alarm', format('organization_id = %s', own)),
            ('media', format('organization_id = %s', own)),
            ('violation', format('organization_id = %s or ', own) || format(on_the_way, 'violation', 'started_at') || ')'),
            ('violation_evidence', format(of_violation, 'violation_evidence', own)),
            ('violation_review_step', format(of_violation, 'violation_review_step', own)),
            ('enforcement_case', format('exists (select from violation v where v.case_id = enforcement_case.id and v.organization_id = %s)', own)),
            -- what officers write to each other
            ('enforcement_case_note', 'false'),
            ('ledger', format('organization_id = %s', own))
          ) as t(name, condition)
          join pg_class c on c.oid = t.name::regclass
          left join pg_policy o on o.polrelid = c.oid and o.polname = 'party'
    loop
        continue when p.on_already and p.said is not distinct from p.condition;
        execute format('drop policy if exists anybody on %I', p.name);
        execute format('create policy anybody on %I using (true) with check (true)', p.name);
        execute format('drop policy if exists party on %I', p.name);
        execute format('create policy party on %I as restrictive for select to liandan_party using (%s)', p.name, p.condition);
        execute format('comment on policy party on %I is %L', p.name, p.condition);
        execute format('alter table %I enable row level security', p.name);
    end loop;

    -- Positions come in by COPY, which PostgreSQL does not let into a table with policies. A party's reader has a view of that name before
    -- the table (its connection looks into this schema first), and no right to the table itself. The view sees as its owner, who is
    -- under no policy: it says by itself whose manifests count.
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
      from pg_attribute where attrelid = 'position'::regclass and attnum > 0 and not attisdropped;
    way := format('vehicle_id in (select v.id from vehicle v where v.organization_id = %s) or ', own) || format(on_the_way, 'p', 'at')
        || format(' and m.issued_at is not null and (%1$s in (m.producer_organization_id, m.carrier_organization_id, m.receiver_organization_id)'
            || ' or m.leg <> ''FIRST'' and continues_load_of(m.number, %1$s)))', own);
    -- elsewhere than in the product's own schema nobody reads as a party
    if current_schema() <> 'public' then
        return;
    end if;
    if obj_description(to_regclass('party.position'), 'pg_class') is distinct from columns || ' where ' || way then
        create schema if not exists party;
        drop view if exists party.position;
        execute format('create view party.position with (security_barrier) as select %s from public.position p where %s', columns, way);
        execute format('comment on view party.position is %L', columns || ' where ' || way);
    end if;
    grant usage on schema party to liandan_party;
    grant select on party.position to liandan_party;
    revoke all on public.position from liandan_party;
end $$;
