update payments
set next_check_at = now() + :?lease::bigint * interval '1 millisecond'
where id = :?id
  and next_check_at = :?until::timestamptz
returning id
