update reconciliation_lease
set held_until = now() + :?lease::bigint * interval '1 millisecond'
where held_until <= now()
  and exists (select 1 from reconciliation_reports where stage <> 'DONE' and due_at <= now())
returning held_until
