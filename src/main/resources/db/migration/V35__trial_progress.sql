-- How far a trial has come, by vehicles, and who has asked for its end before it was done.
alter table rule_trial
    add column vehicles_done integer,
    add column vehicles_total integer,
    add column cancelled_by text;
