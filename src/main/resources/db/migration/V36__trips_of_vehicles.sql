-- What a vehicle carried at a time: asked for every record of a truck that somebody else's reader sees (afterMigrate__policies.sql). Made
-- while others write; what a broken attempt has left would be no use.
-- readers and writers that are at work are waited for as long as they take; nobody waits for this
set lock_timeout = 0;
drop index concurrently if exists manifest_trip_ix;
create index concurrently manifest_trip_ix on manifest (vehicle_id, carried_at) where carried_at is not null;
set lock_timeout = '10s';
