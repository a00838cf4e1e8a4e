-- Safety alarms and files. The files themselves lie outside the database, under liandan.media.directory; a row is written
-- only when its file is complete, synced and in its place, so there is never a row without its file.

create table safety_alarm (
    id              bigint generated always as identity constraint safety_alarm_pk primary key,
    vehicle_id      integer     not null constraint safety_alarm_vehicle_fk references vehicle,
    terminal_id     integer     not null constraint safety_alarm_terminal_fk references terminal,
    -- the carrier, as it was when the alarm came
    organization_id bigint      not null constraint safety_alarm_organization_fk references organization,
    plate           text        not null,
    -- org.liandan.media.SafetyAlarmKind
    kind            text        not null,
    -- the code of T/JSATL 12; of TPMS the events of all tyres, united
    type            integer     not null,
    level           smallint    not null,
    -- 0 neither, 1 start, 2 end (of an alarm whose start never came)
    flag            smallint    not null,
    -- the terminal's count over alarms of all kinds; start and end share it
    counter         bigint      not null,
    at              timestamptz not null,
    -- from the report of the end; null while the alarm goes on, and for alarms of a moment
    ended_at        timestamptz,
    received_at     timestamptz not null,
    speed_kph       smallint    not null,
    altitude_m      integer     not null,
    vehicle_state   integer     not null,
    location        geometry(Point, 4326) not null,
    detail          jsonb       not null,
    -- org.liandan.media.AlarmIdentity: what the terminal calls the alarm, sent back by 0x9208
    identifier      text        not null,
    -- what we call it on the attachment connection
    alarm_number    char(32)    not null,
    attachments     smallint    not null,
    -- when 0x9208 was last sent
    requested_at    timestamptz,
    -- the same report, however often it comes, is one row
    constraint safety_alarm_natural_uk unique (terminal_id, kind, at, counter, flag, identifier),
    constraint safety_alarm_number_uk unique (alarm_number),
    constraint safety_alarm_kind_ck check (kind in ('ADAS', 'DSM', 'TPMS', 'BSD')),
    constraint safety_alarm_times_ck check (ended_at >= at)
);
create index safety_alarm_at_ix on safety_alarm (at desc, id desc);
create index safety_alarm_organization_ix on safety_alarm (organization_id, at desc);
create index safety_alarm_plate_ix on safety_alarm (plate, at desc);
-- what is still to be asked for when the terminal comes back
create index safety_alarm_wanted_ix on safety_alarm (terminal_id, at) where attachments > 0;

create table media (
    id              bigint generated always as identity constraint media_pk primary key,
    vehicle_id      integer     not null constraint media_vehicle_fk references vehicle,
    terminal_id     integer     not null constraint media_terminal_fk references terminal,
    organization_id bigint      not null constraint media_organization_fk references organization,
    plate           text        not null,
    -- org.liandan.media.MediaSource
    source          text        not null,
    -- the terminal's number of it (0x0800, 0x0801)
    media_id        bigint,
    -- of an attachment: its name and the alarm that it proves
    name            text,
    safety_alarm_id bigint      constraint media_safety_alarm_fk references safety_alarm,
    -- org.liandan.media.MediaKind, MediaFormat, MediaOccasion
    kind            text        not null,
    format          text        not null,
    occasion        text        not null,
    channel         smallint,
    -- the terminal's time; without one, that of receipt
    taken_at        timestamptz not null,
    received_at     timestamptz not null,
    location        geometry(Point, 4326),
    -- false: only announced (0x0800), its file has not come
    complete        boolean     not null,
    sha256          char(64),
    bytes           bigint,
    -- below liandan.media.directory
    path            text,
    -- retention passes it over
    kept            boolean     not null default false,
    constraint media_path_uk unique (path),
    constraint media_source_ck check (source in ('MULTIMEDIA', 'ATTACHMENT')),
    constraint media_multimedia_ck check (source <> 'MULTIMEDIA' or media_id is not null),
    constraint media_attachment_ck check (source <> 'ATTACHMENT' or (safety_alarm_id is not null and name is not null)),
    constraint media_file_ck check (complete = (sha256 is not null and bytes is not null and path is not null)
        and (complete or (sha256 is null and bytes is null and path is null)))
);
-- the same file of the same terminal is one row, and so is an announcement
create unique index media_upload_uk on media (terminal_id, media_id, sha256) where source = 'MULTIMEDIA' and complete;
create unique index media_announcement_uk on media (terminal_id, media_id) where source = 'MULTIMEDIA' and not complete;
create unique index media_attachment_uk on media (safety_alarm_id, name) where source = 'ATTACHMENT';
create index media_received_ix on media (received_at);
create index media_taken_ix on media (taken_at desc, id desc);
create index media_vehicle_ix on media (vehicle_id, taken_at);
