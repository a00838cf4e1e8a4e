-- What single sites may take and do with it, as the bureau has recorded it. A later record replaces an earlier one.
create table site_licence (
    id          bigint generated always as identity constraint site_licence_pk primary key,
    place_id    bigint         not null constraint site_licence_place_fk references place,
    -- of the paper
    number      text           not null,
    -- org.liandan.manifest.WasteCategory, DisposalMethod; with none of them nothing may come in
    categories  text[]         not null,
    methods     text[]         not null,
    -- from valid_from on; null where none is set
    capacity_m3 numeric(12, 3),
    valid_from  timestamptz    not null,
    valid_to    timestamptz,
    recorded_by text           not null,
    -- nothing that was signed before is judged by it, whatever its first day
    recorded_at timestamptz    not null,
    constraint site_licence_number_ck check (length(number) between 1 and 60),
    constraint site_licence_capacity_ck check (capacity_m3 > 0),
    constraint site_licence_times_ck check (valid_to is null or valid_to > valid_from)
);
create index site_licence_place_ix on site_licence (place_id, valid_from desc, id desc);
create trigger site_licence_append_only before update or delete or truncate on site_licence
    for each statement execute function refuse_change();

-- A correction that is not answered: noted once when its parties are reminded, once when the bureau may decide.
create table correction_reminder (
    correction_id bigint      not null constraint correction_reminder_fk references manifest_correction,
    escalated     boolean     not null,
    due_at        timestamptz not null,
    noticed_at    timestamptz not null,
    constraint correction_reminder_pk primary key (correction_id, escalated)
);
create trigger correction_reminder_append_only before update or delete or truncate on correction_reminder
    for each statement execute function refuse_change();

-- Refused loads that may still wait to be sent on, by the place that refused them.
create index manifest_remainder_ix on manifest (receiver_organization_id, received_at desc)
    where state = 'REJECTED' or receiver_decision = 'PARTIALLY_ACCEPTED';

-- The bureau may make void what has arrived, too; the arrival stays.
alter table manifest drop constraint manifest_arrived_ck;
alter table manifest add constraint manifest_arrived_ck check (
    case when state = 'DELIVERED' then arrived_at is not null
         when state in ('DRAFT', 'ISSUED', 'IN_TRANSIT') then arrived_at is null
         else true end);
