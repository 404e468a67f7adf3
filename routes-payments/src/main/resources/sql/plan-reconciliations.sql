-- Days before the first payment have nothing of ours. What was made on demand too soon is made again.
with planned as (
insert into reconciliation_reports as report (day)
select planned::date
from (select (created_at at time zone 'UTC')::date as day from payments order by id limit 1) first,
     generate_series(greatest(first.day, (now() at time zone 'UTC')::date - :?look_back::integer)::timestamp,
                     ((now() - :?after::bigint * interval '1 millisecond') at time zone 'UTC')::date - interval '1 day',
                     interval '1 day') as planned
on conflict (day) do update
set stage       = 'APPROVED',
    seen_until  = null,
    seen_offset = 0,
    due_at      = now(),
    runs        = report.runs + 1,
    begun_at    = now(),
    finished_at = null
where report.stage = 'DONE'
  and report.begun_at < (report.day + 1)::timestamp at time zone 'UTC' + :?after::bigint * interval '1 millisecond'
returning day)
delete from reconciliation_findings
where day in (select day from planned)
