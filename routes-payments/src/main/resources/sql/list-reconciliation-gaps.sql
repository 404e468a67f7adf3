with span as (
    select :?day::date                                                  as day,
           :?day::date::timestamp at time zone 'UTC'                    as begins,
           (:?day::date + 1)::timestamp at time zone 'UTC'              as ends),
settled as (
    select p.id, p.external_id
    from payments p, span
    where p.approved_at >= span.begins
      and p.approved_at < span.ends
      and p.status in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK')),
gaps as (
    select 'NOT_FOUND' as kind, s.id
    from settled s, span
    where not exists (select 1 from reconciliation_found f where f.day = span.day and f.external_id = s.external_id)
    union all
    select 'OPEN', p.id
    from payments p, span
    where p.status = 'PENDING'
      and p.pay_by < now() - :?open_for::bigint * interval '1 millisecond'
      and p.created_at < span.ends
      and not exists (select 1
                      from reconciliation_findings e
                      where e.kind = 'OPEN' and e.action = 'ESCALATED' and e.payment_id = p.id and e.day <> span.day)
    union all
    select 'BOOKS', b.id
    from (select id from settled
          union
          select f.payment_id from reconciliation_found f, span where f.day = span.day and f.payment_id is not null
          union
          select t.payment_id from ledger_transactions t, span where t.booked_at >= span.begins and t.booked_at < span.ends) touched,
         lateral (select * from ledger_positions l where l.id = touched.id) b
    where b.booked_held <> b.held
       or b.booked_fee <> b.fee)
select gaps.kind, p.*
from gaps
     join span on true
     join payments_by_order p on p.id = gaps.id
where not exists (select 1
                  from reconciliation_findings f
                  where f.day = span.day and f.kind = gaps.kind and f.payment_id = gaps.id)
order by p.id
limit 500
