alter table payments
    add column in_hand       boolean not null default false,
    add column failing_since timestamptz,
    add column escalated_at  timestamptz;

comment on column payments.in_hand is 'whether next_check_at is a lease of somebody who asks the broker at this moment';
comment on column payments.failing_since is 'since when what the broker answers cannot be recorded; null: it can';
comment on column payments.escalated_at is 'when a person was last called because something wanted did not come about';

-- What somebody waits for, and since when. All of it has a next check.
create view wanted_things as
select id, 'outcome' as kind, created_at as since
from payments
where next_check_at is not null and status = 'PENDING' and external_id is null
union all
select p.id, case p.status when 'PENDING' then 'cancellation' else 'refund' end, min(c.requested_at)
from payments p
     join cancellations c on c.order_id = p.order_id and (c.payment_id is null or c.payment_id = p.id)
where p.next_check_at is not null
  and (p.status = 'PENDING'
    or p.status = 'SUCCESS' and not exists (select 1 from refunds r where r.payment_id = p.id))
group by p.id, p.status
union all
select p.id, 'refund', min(r.requested_at)
from payments p
     join refunds r on r.payment_id = p.id and r.status in ('REQUESTED', 'IN_PROCESS')
where p.next_check_at is not null and p.status = 'SUCCESS'
group by p.id
union all
select id, 'record', failing_since
from payments
where next_check_at is not null and failing_since is not null;
