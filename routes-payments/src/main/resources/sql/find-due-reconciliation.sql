select day::text as day, stage, seen_until, seen_offset
from reconciliation_reports
where stage <> 'DONE'
  and due_at <= now()
order by day
limit 1
