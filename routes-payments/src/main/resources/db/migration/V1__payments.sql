create table payments (
    id             uuid           primary key,
    order_id       uuid           not null constraint payments_one_per_order unique,
    amount         numeric(12, 2) not null check (amount > 0),
    pay_by         timestamptz    not null,
    payer_email    text,
    status         text           not null
        check (status in ('PENDING', 'SUCCESS', 'FAIL', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK')),
    reason         text           check (reason in ('REJECTED', 'CANCELLED', 'EXPIRED')),
    external_id    text           constraint payments_one_per_external_id unique,
    copia_e_cola   text,
    pix_expires_at timestamptz,
    refunded       numeric(12, 2) not null default 0 check (refunded between 0 and amount),
    approved_at    timestamptz,
    alarm          text,
    traceparent    text,
    next_check_at  timestamptz,
    checks         integer        not null default 0,
    wakes          bigint         not null default 0,
    created_at     timestamptz    not null default now(),
    updated_at     timestamptz    not null default now(),
    constraint payments_reason_of_failure check ((status = 'FAIL') = (reason is not null))
);

comment on column payments.id is 'also the idempotency key towards the broker, and its external reference';
comment on column payments.payer_email is 'null once the broker knows the payment';
comment on column payments.traceparent is 'of the request that asked for it (W3C Trace Context)';
comment on column payments.next_check_at is 'when the broker is to be asked; also the lease of whoever asks; null: never';
comment on column payments.checks is 'how often the broker was asked since the payment last moved';
comment on column payments.wakes is 'raised by whoever wants the broker to be asked at once';

create index payments_due on payments (next_check_at) where next_check_at is not null;

create table refunds (
    id           uuid           primary key,
    payment_id   uuid           not null references payments,
    amount       numeric(12, 2) not null check (amount > 0),
    status       text           not null check (status in ('REQUESTED', 'IN_PROCESS', 'DONE', 'FAILED')),
    external_id  text,
    refusal      text,
    requested_at timestamptz    not null default now(),
    updated_at   timestamptz    not null default now()
);

comment on column refunds.id is 'also the idempotency key towards the broker; ordered by time';

create index refunds_of_payment on refunds (payment_id, id);

-- What orders need no more. A row without payment is a tombstone: it holds for payments that are yet to come.
create table cancellations (
    order_id     uuid        not null,
    payment_id   uuid,
    reason       text,
    requested_at timestamptz not null default now(),
    constraint cancellations_once unique nulls not distinct (order_id, payment_id)
);

-- A payment with all that its rules look at.
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
       r.refusal     as refund_refusal
from payments p
     left join lateral (select *
                        from refunds
                        where payment_id = p.id
                        order by id desc
                        limit 1) r on true;
