update reconciliation_reports r
set due_at = (select min(f.due_at)
              from reconciliation_findings f
              where f.day = r.day and f.action = 'ASKED_AGAIN')
where r.day = :?day::date
  and exists (select 1
              from reconciliation_findings f
              where f.day = r.day and f.action = 'ASKED_AGAIN')
returning r.day::text as day
