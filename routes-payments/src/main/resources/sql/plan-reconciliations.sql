-- Days before the first payment have nothing of ours.
insert into reconciliation_reports (day)
select planned::date
from (select (created_at at time zone 'UTC')::date as day from payments order by id limit 1) first,
     generate_series(greatest(first.day, (now() at time zone 'UTC')::date - :?look_back::integer)::timestamp,
                     ((now() - :?after::bigint * interval '1 millisecond') at time zone 'UTC')::date - interval '1 day',
                     interval '1 day') as planned
on conflict do nothing
