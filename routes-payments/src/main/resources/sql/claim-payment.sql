update payments
set next_check_at = now() + :?lease::bigint * interval '1 millisecond',
    in_hand       = true
where id = :?id
  and next_check_at <= now()
returning id
