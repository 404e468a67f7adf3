comment on column payments.status is
    'SUCCESS is also the status of a payment of which a part went back (refunded) or was charged back (charged_back), as a version '
    'before this one knows no other';

-- A refund of a part is none of what an order that is given up wants back. What was charged back is not refunded on top, however much
-- its order, or a caller, wanted it back.
create or replace view wanted_things as
select id, 'outcome' as kind, created_at as since
from payments
where next_check_at is not null and status = 'PENDING' and external_id is null
union all
select p.id, case p.status when 'PENDING' then 'cancellation' else 'refund' end, min(c.requested_at)
from payments p
     join cancellations c on c.order_id = p.order_id and (c.payment_id is null or c.payment_id = p.id)
where p.next_check_at is not null
  and (p.status = 'PENDING'
    or p.status = 'SUCCESS' and p.charged_back = 0
       and not exists (select 1 from refunds r where r.payment_id = p.id and r.kind = 'REST' and r.status <> 'DONE'))
group by p.id, p.status
union all
select p.id, 'refund', min(r.requested_at)
from payments p
     join refunds r on r.payment_id = p.id and r.status in ('REQUESTED', 'IN_PROCESS')
where p.next_check_at is not null and p.status = 'SUCCESS' and p.charged_back = 0
group by p.id
union all
select id, 'record', failing_since
from payments
where next_check_at is not null and failing_since is not null;

-- Nor would a version before this one look again at what was charged back, which may be reimbursed.
create or replace function keep_open_refunds_in_sight() returns trigger language plpgsql as $$
begin
    if new.charged_back > 0
        or exists (select 1 from refunds where payment_id = new.id and status in ('REQUESTED', 'IN_PROCESS')) then
        new.next_check_at = now() + interval '30 seconds';
    end if;
    return new;
end $$;
