with span as (
    select :?day::date                                     as day,
           :?day::date::timestamp at time zone 'UTC'       as begins,
           (:?day::date + 1)::timestamp at time zone 'UTC' as ends),
broker as (
    select count(*)                                                                          as found,
           count(*) filter (where f.is_of_day)                                               as payments,
           coalesce(sum(f.amount) filter (where f.is_of_day), 0)                             as charged,
           coalesce(sum(f.refunded) filter (where f.is_of_day), 0)                           as refunded,
           coalesce(sum(f.fee) filter (where f.is_of_day), 0)                                as fees
    from reconciliation_found f, span
    where f.day = span.day),
books as (
    select count(*) as payments, coalesce(sum(l.booked_charged), 0) as charged, coalesce(sum(l.booked_refunded), 0) as refunded,
           coalesce(sum(l.booked_fee), 0) as fees
    from payments p, span, lateral (select * from ledger_positions l where l.id = p.id) l
    where p.approved_at >= span.begins
      and p.approved_at < span.ends
      and p.status in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK'))
update reconciliation_reports r
set found           = broker.found,
    broker_payments = broker.payments,
    broker_charged  = broker.charged,
    broker_refunded = broker.refunded,
    broker_fees     = broker.fees,
    books_payments  = books.payments,
    books_charged   = books.charged,
    books_refunded  = books.refunded,
    books_fees      = books.fees
from broker, books
where r.day = :?day::date
returning r.broker_payments, r.broker_charged, r.broker_refunded, r.broker_fees, r.books_payments, r.books_charged, r.books_refunded,
    r.books_fees, r.found,
    (select count(*) from reconciliation_findings f where f.day = r.day and f.action = 'ESCALATED') as escalated,
    (select count(*)
     from reconciliation_findings f
     where f.day = r.day and f.action = 'ESCALATED' and f.kind not in ('REFUNDED', 'FEE', 'OPEN', 'BOOKS')) as explaining
