-- The books of a site without summing a million receipts: what came in and what was sent on, kept up to date with every manifest
-- (docs/decisions/0033). In sixteen parts by the manifest's number, so that gate-keepers of one site do not wait for one another.
create table site_total (
    place_id bigint         not null constraint site_total_place_fk references place,
    part     smallint       not null constraint site_total_part_ck check (part between 0 and 15),
    came_m3  numeric(14, 3) not null default 0,
    went_m3  numeric(14, 3) not null default 0,
    constraint site_total_pk primary key (place_id, part)
) with (fillfactor = 50);

create function add_to_site(place bigint, number char(21), came numeric, went numeric) returns void language sql as $$
    insert into site_total as t (place_id, part, came_m3, went_m3) values (place, hashtext(number) & 15, came, went)
    on conflict (place_id, part) do update set came_m3 = t.came_m3 + excluded.came_m3, went_m3 = t.went_m3 + excluded.went_m3
$$;

create function keep_site_totals() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        if old.state = 'CLOSED' then
            perform add_to_site(old.destination_place_id, old.number, -old.receiver_volume_m3, 0);
        end if;
        if old.leg = 'ONWARD' and old.state <> 'CANCELLED' then
            perform add_to_site(old.origin_place_id, old.number, 0, -old.producer_volume_m3);
        end if;
    end if;
    if tg_op <> 'DELETE' then
        if new.state = 'CLOSED' then
            perform add_to_site(new.destination_place_id, new.number, new.receiver_volume_m3, 0);
        end if;
        if new.leg = 'ONWARD' and new.state <> 'CANCELLED' then
            perform add_to_site(new.origin_place_id, new.number, 0, new.producer_volume_m3);
        end if;
    end if;
    return null;
end $$;

create trigger manifest_site_totals_written after insert or delete on manifest
    for each row execute function keep_site_totals();
create trigger manifest_site_totals_changed after update on manifest
    for each row
    when ((old.state, old.leg, old.destination_place_id, old.origin_place_id, old.receiver_volume_m3, old.producer_volume_m3)
          is distinct from
          (new.state, new.leg, new.destination_place_id, new.origin_place_id, new.receiver_volume_m3, new.producer_volume_m3))
    execute function keep_site_totals();

-- What the totals ought to be: for the audit that compares, and to make them anew where it finds a difference.
create view site_total_expected as
select place_id, part, sum(came_m3) as came_m3, sum(went_m3) as went_m3
  from (select destination_place_id as place_id, hashtext(number) & 15 as part, receiver_volume_m3 as came_m3, 0 as went_m3
          from manifest where state = 'CLOSED'
        union all
        select origin_place_id, hashtext(number) & 15, 0, producer_volume_m3
          from manifest where leg = 'ONWARD' and state <> 'CANCELLED') moved
 group by place_id, part;

insert into site_total (place_id, part, came_m3, went_m3)
select place_id, part, came_m3, went_m3 from site_total_expected;
