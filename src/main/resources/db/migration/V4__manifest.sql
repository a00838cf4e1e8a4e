-- The electronic transfer manifest 建筑垃圾电子转移联单 (notice 2025-1, 二（二）2).

-- Serials within a day. One sequence for all days: it hands out each serial once per million, never waits, and may leave gaps.
create sequence manifest_serial minvalue 1 maxvalue 999999 cycle;

create table manifest (
    number                       char(21)      not null constraint manifest_pk primary key,
    state                        text          not null,
    version                      integer       not null default 0,
    created_at                   timestamptz   not null,
    created_by                   text          not null,
    updated_at                   timestamptz   not null,

    producer_organization_id     bigint        not null constraint manifest_producer_organization_fk references organization,
    carrier_organization_id      bigint        not null constraint manifest_carrier_organization_fk references organization,
    receiver_organization_id     bigint        not null constraint manifest_receiver_organization_fk references organization,
    origin_place_id              bigint        not null constraint manifest_origin_place_fk references place,
    destination_place_id         bigint        not null constraint manifest_destination_place_fk references place,

    -- ① 产出信息; times declared by people are whole minutes, the system's own are kept to the millisecond
    producer_site_name           text          not null,
    producer_site_address        text          not null,
    producer_cross_district      boolean       not null,
    producer_responsible_party   text          not null,
    producer_credit_code         char(18)      not null,
    producer_handler_name        text          not null,
    producer_handler_phone       text          not null,
    producer_handed_over_at      timestamptz   not null,
    producer_waste_category      text          not null,
    producer_good_soil           boolean,
    producer_volume_m3           numeric(6, 3) not null,
    issued_by                    text,
    issued_at                    timestamptz,

    -- ② 运输信息
    carrier_transport_mode       text,
    carrier_responsible_party    text,
    carrier_credit_code          char(18),
    carrier_driver_name          text,
    carrier_driver_phone         text,
    carrier_plate                text,
    carrier_origin               text,
    carrier_destination          text,
    vehicle_id                   integer       constraint manifest_vehicle_fk references vehicle,
    carried_by                   text,
    carried_at                   timestamptz,
    arrived_by                   text,
    arrived_organization_id      bigint        constraint manifest_arrived_organization_fk references organization,
    arrived_at                   timestamptz,

    -- ③ 接收信息
    receiver_site_address        text,
    receiver_responsible_party   text,
    receiver_credit_code         char(18),
    receiver_handler_name        text,
    receiver_handler_phone       text,
    receiver_received_at         timestamptz,
    receiver_waste_category      text,
    receiver_volume_m3           numeric(6, 3),
    receiver_disposal_method     text,
    receiver_decision            text,
    receiver_refusal_reason      text,
    receiver_next_destination    text,
    receiver_remarks             text,
    received_by                  text,
    received_at                  timestamptz,

    cancelled_by                 text,
    cancelled_organization_id    bigint        constraint manifest_cancelled_organization_fk references organization,
    cancelled_at                 timestamptz,
    cancellation_reason          text,

    -- [{code, field, found}]: read with the manifest, never searched
    warnings                     jsonb         not null default '[]',

    constraint manifest_number_ck check (number ~ '^150203[0-9]{14}[0-9A-Z]$'),
    constraint manifest_state_ck check (state in ('DRAFT', 'ISSUED', 'IN_TRANSIT', 'DELIVERED', 'CLOSED', 'REJECTED',
        'CANCELLED')),
    constraint manifest_volume_ck check (producer_volume_m3 > 0 and receiver_volume_m3 >= 0),
    -- a state has what it must have by then, whoever writes the row
    constraint manifest_issued_ck check (
        case when state = 'DRAFT' then issued_at is null when state = 'CANCELLED' then true else issued_at is not null end),
    constraint manifest_carried_ck check (
        case when state in ('DRAFT', 'ISSUED') then carried_at is null
             when state = 'CANCELLED' then true
             else num_nulls(carrier_transport_mode, carrier_responsible_party, carrier_credit_code, carrier_driver_name,
                 carrier_driver_phone, carrier_plate, carrier_origin, carrier_destination, vehicle_id, carried_by,
                 carried_at) = 0 end),
    constraint manifest_arrived_ck check (
        case when state = 'DELIVERED' then arrived_at is not null
             when state in ('DRAFT', 'ISSUED', 'IN_TRANSIT', 'CANCELLED') then arrived_at is null
             else true end),
    constraint manifest_received_ck check (
        case when state in ('CLOSED', 'REJECTED')
             then num_nulls(receiver_site_address, receiver_responsible_party, receiver_credit_code,
                 receiver_handler_name, receiver_handler_phone, receiver_received_at, receiver_waste_category,
                 receiver_volume_m3, receiver_disposal_method, receiver_decision, received_by, received_at) = 0
             else received_at is null end),
    constraint manifest_cancelled_ck check ((state = 'CANCELLED') = (cancelled_at is not null))
);

-- one truck, one trip, one manifest; an arrival ends the trip
create unique index manifest_vehicle_uk on manifest (vehicle_id) where state = 'IN_TRANSIT';
create index manifest_handed_over_ix on manifest (producer_handed_over_at desc, number desc);
create index manifest_producer_ix on manifest (producer_organization_id, producer_handed_over_at desc, number desc);
create index manifest_carrier_ix on manifest (carrier_organization_id, producer_handed_over_at desc, number desc);
create index manifest_receiver_ix on manifest (receiver_organization_id, producer_handed_over_at desc, number desc);
create index manifest_plate_ix on manifest (carrier_plate, producer_handed_over_at desc);
create index manifest_open_ix on manifest (state, producer_handed_over_at desc)
    where state in ('DRAFT', 'ISSUED', 'IN_TRANSIT', 'DELIVERED');
-- what a person wrote last, for the next form
create index manifest_created_by_ix on manifest (created_by, created_at desc);
create index manifest_carried_by_ix on manifest (carried_by, carried_at desc) where carried_at is not null;
create index manifest_received_by_ix on manifest (received_by, received_at desc) where received_at is not null;
create trigger manifest_stays before delete or truncate on manifest for each statement execute function refuse_change();

create table manifest_event (
    number          char(21)    not null constraint manifest_event_number_fk references manifest,
    seq             integer     not null,
    at              timestamptz not null,
    kind            text        not null,
    username        text        not null,
    organization_id bigint      not null constraint manifest_event_organization_fk references organization,
    -- what was filled in with this step, by field name
    entries         jsonb       not null default '{}',
    constraint manifest_event_pk primary key (number, seq),
    constraint manifest_event_kind_ck check (kind in ('CREATED', 'EDITED', 'ISSUED', 'CARRIED', 'ARRIVED', 'RECEIVED',
        'REJECTED', 'CANCELLED'))
);
create trigger manifest_event_append_only before update or delete or truncate on manifest_event
    for each statement execute function refuse_change();
