update reconciliation_lease
set held_until = now()
where held_until = :?until::timestamptz
