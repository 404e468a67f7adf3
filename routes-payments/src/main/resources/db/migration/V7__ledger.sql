alter table payments
    add column fee          numeric(12, 2) not null default 0,
    add column charged_back numeric(12, 2) not null default 0 check (charged_back >= 0);
comment on column payments.fee is 'what the broker keeps of it, as far as it has told';
comment on column payments.charged_back is 'what the payer''s bank has taken back and not reimbursed';

-- A payment with all that its rules look at, as this version sees it.
create view payments_in_full as
select p.id, p.order_id, p.amount, p.pay_by, p.payer_email, p.status, p.reason, p.external_id, p.copia_e_cola,
       p.pix_expires_at, p.refunded, p.approved_at, p.alarm, p.traceparent, p.next_check_at, p.checks, p.wakes,
       p.created_at, p.updated_at, p.unclear_since, p.fee, p.charged_back,
       exists (select 1
               from cancellations c
               where c.order_id = p.order_id
                 and (c.payment_id is null or c.payment_id = p.id)) as unwanted,
       (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'amount', a.amount::text, 'status', a.status,
                                      'external_id', a.external_id, 'reason', a.reason, 'refusal', a.refusal,
                                      'refusals', a.refusals, 'refused_at', a.refused_at) order by a.id), '[]')::text
        from refunds a
        where a.payment_id = p.id) as refunds
from payments p;

-- The books: each movement of money is a transaction of entries that sum to zero, and none is ever changed or taken away.
create table ledger_transactions (
    id         bigint      generated always as identity primary key,
    payment_id uuid        not null references payments,
    kind       text        not null check (kind in ('CHARGE', 'REFUND', 'CHARGE_BACK', 'REIMBURSEMENT', 'FEE')),
    refund_id  uuid        references refunds,
    booked_at  timestamptz not null default now(),
    constraint ledger_transactions_once_per_refund unique (refund_id)
);
comment on table ledger_transactions is 'a movement of money; what moved stands in its entries';
comment on column ledger_transactions.refund_id is 'of a REFUND; null if no single one is known';

create index ledger_transactions_of_payment on ledger_transactions (payment_id);
create index ledger_transactions_by_time on ledger_transactions (booked_at);

create table ledger_entries (
    transaction_id bigint         not null references ledger_transactions,
    account        text           not null check (account in ('BROKER', 'CUSTOMERS', 'FEES')),
    amount         numeric(12, 2) not null check (amount <> 0),
    primary key (transaction_id, account)
);
comment on column ledger_entries.account is
    'BROKER: what the broker has of ours; CUSTOMERS: what customers have paid and not got back, a debt; FEES: what the broker has kept';
comment on column ledger_entries.amount is 'debit above zero, credit below';

-- What the books say of a payment, and what its state says: what is held of its customer, and what the broker keeps.
create view ledger_positions as
select p.id,
       case
            when p.status in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK') then p.amount - p.refunded - p.charged_back
            else 0
       end                                                                as held,
       p.fee,
       p.charged_back,
       coalesce(-sum(e.amount) filter (where e.account = 'CUSTOMERS'), 0) as booked_held,
       coalesce(sum(e.amount) filter (where e.account = 'FEES'), 0)       as booked_fee,
       coalesce(-sum(e.amount) filter (where e.account = 'CUSTOMERS' and t.kind = 'CHARGE'), 0) as booked_charged,
       coalesce(sum(e.amount) filter (where e.account = 'CUSTOMERS' and t.kind in ('CHARGE_BACK', 'REIMBURSEMENT')), 0)
           as booked_charged_back,
       coalesce(sum(e.amount) filter (where e.account = 'CUSTOMERS' and t.kind = 'REFUND'), 0)  as booked_refunded
from payments p
     left join ledger_transactions t on t.payment_id = p.id
     left join ledger_entries e on e.transaction_id = t.id
group by p.id;

create function book(whose uuid, what text, refund uuid, debit text, credit text, amount numeric, moment timestamptz) returns void
    language plpgsql as $$
declare
    movement bigint;
begin
    if amount = 0 then
        return;
    end if;
    insert into ledger_transactions (payment_id, kind, refund_id, booked_at)
    values (whose, what, refund, moment)
    returning id into movement;
    insert into ledger_entries (transaction_id, account, amount)
    values (movement, debit, amount), (movement, credit, -amount);
end $$;

-- Brings the books of a payment up to its state. Money that has come and gone is booked both ways.
create function keep_books(whose uuid, is_opening boolean) returns void language plpgsql as $$
declare
    payment payments;
    booked ledger_positions;
    back record;
    rest numeric;
begin
    select * into payment from payments where id = whose for no key update;
    select * into booked from ledger_positions where id = whose;
    if payment.status in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK') then
        perform book(whose, 'CHARGE', null, 'BROKER', 'CUSTOMERS', payment.amount - booked.booked_charged,
            case when is_opening then coalesce(payment.approved_at, payment.created_at) else now() end);
    end if;
    rest := payment.refunded - booked.booked_refunded;
    for back in
        select r.id, r.amount, r.updated_at
        from refunds r
        where r.payment_id = whose
          and r.status = 'DONE'
          and not exists (select 1 from ledger_transactions t where t.refund_id = r.id)
        order by r.id
    loop
        exit when rest <= 0;
        perform book(whose, 'REFUND', back.id, 'CUSTOMERS', 'BROKER', least(back.amount, rest),
            case when is_opening then back.updated_at else now() end);
        rest := rest - least(back.amount, rest);
    end loop;
    if rest > 0 then
        perform book(whose, 'REFUND', null, 'CUSTOMERS', 'BROKER', rest,
            case when is_opening then payment.updated_at else now() end);
    end if;
    if payment.charged_back > booked.booked_charged_back then
        perform book(whose, 'CHARGE_BACK', null, 'CUSTOMERS', 'BROKER', payment.charged_back - booked.booked_charged_back, now());
    else
        perform book(whose, 'REIMBURSEMENT', null, 'BROKER', 'CUSTOMERS', booked.booked_charged_back - payment.charged_back, now());
    end if;
    perform book(whose, 'FEE', null, 'FEES', 'BROKER', payment.fee - booked.booked_fee, now());
    perform check_books(whose);
end $$;

create function check_books(whose uuid) returns void language plpgsql as $$
declare
    booked ledger_positions;
begin
    select * into booked from ledger_positions where id = whose;
    if booked.booked_held <> booked.held or booked.booked_fee <> booked.fee then
        raise exception 'the books of payment % have % held and % as fee, its state % and %', whose, booked.booked_held,
            booked.booked_fee, booked.held, booked.fee
            using errcode = 'check_violation', constraint = 'ledger_equals_state';
    end if;
end $$;

-- Whoever changes a payment, books it, in the same transaction: this version, the one before, or a person. The functions run
-- with the rights of the owner, since the service may only read the books.
create function keep_books_of_payment() returns trigger language plpgsql security definer set search_path from current as $$
begin
    perform keep_books(new.id, false);
    return null;
end $$;

create function keep_books_of_refund() returns trigger language plpgsql security definer set search_path from current as $$
begin
    perform keep_books(new.payment_id, false);
    return null;
end $$;

create constraint trigger new_payments_are_booked after insert on payments
    deferrable initially deferred for each row when (new.status not in ('PENDING', 'FAIL') or new.fee <> 0)
    execute function keep_books_of_payment();

create constraint trigger payments_are_booked after update on payments
    deferrable initially deferred for each row
    when ((old.status, old.amount, old.refunded, old.charged_back, old.fee)
              is distinct from (new.status, new.amount, new.refunded, new.charged_back, new.fee))
    execute function keep_books_of_payment();

create constraint trigger refunds_are_booked after insert or update on refunds
    deferrable initially deferred for each row when (new.status = 'DONE')
    execute function keep_books_of_refund();

-- Whoever books, the entries of a transaction sum to zero, and those of a payment to its state.
create function check_transaction() returns trigger language plpgsql security definer set search_path from current as $$
declare
    movement ledger_transactions;
begin
    select * into movement from ledger_transactions
    where id = coalesce((to_jsonb(new) ->> 'transaction_id')::bigint, (to_jsonb(new) ->> 'id')::bigint);
    if (select count(*) < 2 or sum(amount) <> 0 from ledger_entries where transaction_id = movement.id) then
        raise exception 'the entries of transaction % do not sum to zero', movement.id
            using errcode = 'check_violation', constraint = 'ledger_sums_to_zero';
    end if;
    perform check_books(movement.payment_id);
    return null;
end $$;

create constraint trigger transactions_are_whole after insert on ledger_transactions
    deferrable initially deferred for each row execute function check_transaction();

create constraint trigger entries_are_whole after insert on ledger_entries
    deferrable initially deferred for each row execute function check_transaction();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'what is booked stays as it is: book a movement the other way' using errcode = 'restrict_violation';
end $$;

create trigger transactions_stay before update or delete or truncate on ledger_transactions
    for each statement execute function refuse_change();

create trigger entries_stay before update or delete or truncate on ledger_entries
    for each statement execute function refuse_change();
