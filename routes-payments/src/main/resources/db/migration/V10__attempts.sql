-- An order whose payment failed may be given another one. The newest has the order's id in order_id, of which there is one, as a version
-- before this one expects; the earlier ones have it in former_order_id.
alter table payments
    alter column order_id drop not null,
    add column attempt         integer not null default 1 check (attempt between 1 and 99),
    add column former_order_id uuid check ((former_order_id is null) <> (order_id is null));
comment on column payments.order_id is 'null once the order was given another payment';
comment on column payments.former_order_id is 'of an earlier payment: its order''s id';
comment on column payments.attempt is 'the how many-th payment of its order it is';

create index payments_of_former_attempts on payments (former_order_id) where former_order_id is not null;

-- A payment with all that its rules look at, as this version sees it. The views that running pods read keep their columns.
create view payments_by_order as
select p.id, coalesce(p.order_id, p.former_order_id) as order_id, p.attempt, p.amount, p.pay_by, p.payer_email, p.status, p.reason, p.external_id, p.copia_e_cola,
       p.pix_expires_at, p.refunded, p.approved_at, p.alarm, p.traceparent, p.next_check_at, p.checks, p.wakes,
       p.created_at, p.updated_at, p.unclear_since, p.fee, p.charged_back,
       exists (select 1
               from cancellations c
               where c.order_id = coalesce(p.order_id, p.former_order_id)
                 and (c.payment_id is null or c.payment_id = p.id)) as unwanted,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'amount', a.amount::text, 'status', a.status,
                                      'external_id', a.external_id, 'reason', a.reason, 'refusal', a.refusal,
                                      'refusals', a.refusals, 'refused_at', a.refused_at) order by a.id), '[]')::text
        from refunds a
        where a.payment_id = p.id) as refunds
from payments p;

create or replace view wanted_things as
select id, 'outcome' as kind, created_at as since
from payments
where next_check_at is not null and status = 'PENDING' and external_id is null
union all
select p.id, case p.status when 'PENDING' then 'cancellation' else 'refund' end, min(c.requested_at)
from payments p
     join cancellations c on c.order_id = coalesce(p.order_id, p.former_order_id) and (c.payment_id is null or c.payment_id = p.id)
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
