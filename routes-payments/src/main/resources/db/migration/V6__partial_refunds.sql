alter table refunds
    add column kind   text not null default 'REST' check (kind in ('REST', 'PART', 'BY_HAND')),
    add column reason text;
comment on column refunds.kind is 'of all that is left, of a part, or made at the broker without us; a version before knows only the first';
comment on column refunds.reason is 'as it was given with the request; nothing personal';
comment on column payments.status is
    'SUCCESS is also the status of a payment of which a part went back (refunded), as a version before this one knows no other';

-- What callers have asked for under a key of theirs: the same key is the same refund.
create table refund_requests (
    payment_id   uuid           not null references payments,
    key          text           not null check (length(key) between 1 and 255),
    refund_id    uuid           not null references refunds,
    amount       numeric(12, 2) check (amount > 0),
    reason       text,
    requested_at timestamptz    not null default now(),
    constraint refund_requests_once primary key (payment_id, key)
);
comment on column refund_requests.amount is 'null: all that was left';

-- What went back in parts by hand was kept as a sum only. Ids of refunds are ordered by time.
insert into refunds (id, payment_id, kind, amount, status, requested_at, updated_at)
select (substr(moment, 1, 8) || '-' || substr(moment, 9, 4) || '-7' || substr(gen_random_uuid()::text, 16))::uuid,
       payment_id, 'BY_HAND', amount, 'DONE', updated_at, updated_at
from (select p.id                                                                             as payment_id,
             lpad(to_hex((extract(epoch from p.updated_at) * 1000)::bigint), 12, '0')         as moment,
             p.updated_at,
             p.refunded - coalesce((select sum(r.amount)
                                    from refunds r
                                    where r.payment_id = p.id and r.status = 'DONE'), 0)      as amount
      from payments p
      where p.status in ('SUCCESS', 'REFUNDED')) by_hand
where amount > 0;

update refunds r
set amount = p.amount - p.refunded
from payments p
where p.id = r.payment_id
  and p.status = 'SUCCESS'
  and p.refunded > 0
  and r.status in ('REQUESTED', 'IN_PROCESS')
  and r.amount > p.amount - p.refunded
  and p.amount > p.refunded;

-- Whoever writes refunds, never more than was paid goes back. The payment is locked, so that two cannot each take what is left.
create function check_refunds_of_payment() returns trigger language plpgsql as $$
declare
    paid numeric;
    back numeric;
begin
    select amount into paid from payments where id = new.payment_id for no key update;
    select sum(amount) into back from refunds where payment_id = new.payment_id and status <> 'FAILED';
    if back > paid then
        raise exception 'refunds of payment % are %, more than the % that were paid', new.payment_id, back, paid
            using errcode = 'check_violation', constraint = 'refunds_within_payment';
    end if;
    return null;
end $$;

create constraint trigger refunds_within_payment after insert or update on refunds
    deferrable initially deferred for each row execute function check_refunds_of_payment();

-- A version before this one does not see refunds of parts, and would not look at their payment again.
create function keep_open_refunds_in_sight() returns trigger language plpgsql as $$
begin
    if exists (select 1 from refunds where payment_id = new.id and status in ('REQUESTED', 'IN_PROCESS')) then
        new.next_check_at = now() + interval '30 seconds';
    end if;
    return new;
end $$;

create trigger payments_with_open_refunds before update of next_check_at on payments
    for each row when (new.next_check_at is null and new.status = 'SUCCESS')
    execute function keep_open_refunds_in_sight();

-- Of refunds a version before this one sees those of all that is left, as ever. Its columns stay: where a statement that a running pod has
-- prepared gets other columns, its transaction fails.
create or replace view whole_payments as
select p.id, p.order_id, p.amount, p.pay_by, p.payer_email, p.status, p.reason, p.external_id, p.copia_e_cola,
       p.pix_expires_at, p.refunded, p.approved_at, p.alarm, p.traceparent, p.next_check_at, p.checks, p.wakes,
       p.created_at, p.updated_at, p.unclear_since,
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
                        where payment_id = p.id and kind = 'REST'
                        order by id desc
                        limit 1) r on true;
