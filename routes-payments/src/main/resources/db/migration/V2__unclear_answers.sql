alter table payments add column unclear_since timestamptz;
comment on column payments.unclear_since is
    'since when the broker''s answers cannot be read, or contradict what was taken for done; null: they make sense';

alter table refunds
    add column refusals   integer not null default 0,
    add column refused_at timestamptz;
comment on column refunds.id is 'ordered by time; with refusals also the idempotency key towards the broker';
comment on column refunds.refusals is 'how often the broker has refused it; each refusal changes the idempotency key';
comment on column refunds.refused_at is 'when it first did';

-- A view keeps the columns that its tables had when it was made.
drop view whole_payments;
create view whole_payments as
select p.*,
       exists (select 1
               from cancellations c
               where c.order_id = p.order_id
                 and (c.payment_id is null or c.payment_id = p.id)) as unwanted,
       r.id          as refund_id,
       r.amount      as refund_amount,
       r.status      as refund_status,
       r.external_id as refund_external_id,
       r.refusal     as refund_refusal,
       r.refusals    as refund_refusals,
       r.refused_at  as refund_refused_at
from payments p
     left join lateral (select *
                        from refunds
                        where payment_id = p.id
                        order by id desc
                        limit 1) r on true;
