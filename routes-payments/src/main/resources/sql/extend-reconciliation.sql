update reconciliation_lease
set held_until = now() + :?lease::bigint * interval '1 millisecond'
where held_until = :?until::timestamptz
returning held_until
