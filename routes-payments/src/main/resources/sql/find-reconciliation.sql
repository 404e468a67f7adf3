select r.day::text as day, r.stage, r.runs, r.begun_at, r.finished_at, r.found, r.broker_payments, r.broker_charged, r.broker_refunded,
       r.broker_fees, r.books_payments, r.books_charged, r.books_refunded, r.books_fees, c.asked_again, c.corrected, c.agreed, c.escalated
from reconciliation_reports r,
     lateral (select count(*) filter (where f.action = 'ASKED_AGAIN') as asked_again,
                     count(*) filter (where f.action = 'CORRECTED')   as corrected,
                     count(*) filter (where f.action = 'AGREED')      as agreed,
                     count(*) filter (where f.action = 'ESCALATED')   as escalated
              from reconciliation_findings f
              where f.day = r.day) c
where r.day = :?day::date
