-- Whose eyes the present statement is for: the server says so on the connection of whoever reads, together with the role liandan_party,
-- whose policies (afterMigrate__policies.sql) ask it. Null for nobody in particular; then that role sees no records of parties at all.
create function reading_party() returns bigint language sql stable parallel safe as $$
    select nullif(current_setting('liandan.reader', true), '')::bigint
$$;

-- Whether a manifest goes on from one of that party's: who has refused a load sees where it went, also where he is no party to the rest of its
-- way. Asked by the policy of the same table, so it looks at that as its owner.
create function continues_load_of(child_number text, party bigint) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from manifest_parent p join manifest m on m.number = p.parent
                    where p.child = child_number
                      and party in (m.producer_organization_id, m.carrier_organization_id, m.receiver_organization_id))
$$;
