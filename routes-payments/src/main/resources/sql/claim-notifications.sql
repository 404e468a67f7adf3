with due as (select id
             from webhook_work
             where due_at <= now()
             order by due_at
             limit :?batch
             for update skip locked),
     claimed as (update webhook_work w
                 set due_at = now() + :?lease::bigint * interval '1 millisecond'
                 from due
                 where w.id = due.id
                 returning w.id, w.external_id, w.due_at, w.since, w.traceparent)
select external_id, due_at, (extract(epoch from now() - min(since)) * 1000)::bigint as age,
       (array_agg(traceparent order by id))[1] as traceparent
from claimed
group by external_id, due_at
order by min(id)
