-- Since the end of the last day up to which all are done; before the first payment there is nothing to be done.
select coalesce(extract(epoch from now() - min(day.begins) at time zone 'UTC')::bigint, 0) as seconds
from (select (created_at at time zone 'UTC')::date as day from payments order by id limit 1) first,
     generate_series(greatest(first.day, (now() at time zone 'UTC')::date - :?look_back::integer)::timestamp,
                     (now() at time zone 'UTC')::date::timestamp, interval '1 day') as day (begins)
where not exists (select 1 from reconciliation_reports r where r.day = day.begins::date and r.finished_at is not null)
