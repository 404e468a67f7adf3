select kind, action, payment_id, external_id, ours, theirs, detail, found_at
from reconciliation_findings
where day = :?day::date
order by array_position(array ['ESCALATED', 'ASKED_AGAIN', 'CORRECTED', 'AGREED'], action), id
limit 2000
