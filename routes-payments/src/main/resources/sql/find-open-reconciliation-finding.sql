select f.id as finding_id, f.external_id as finding_external_id, f.kind, f.ours, f.found_at, p.*
from reconciliation_findings f
     join payments_by_order p on p.id = f.payment_id
where f.day = :?day::date
  and f.action = 'ASKED_AGAIN'
  and f.due_at <= now()
order by f.due_at, f.id
limit 1
