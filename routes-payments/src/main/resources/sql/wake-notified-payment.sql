update payments
set next_check_at = now(),
    wakes         = wakes + 1
where external_id = :?external_id
returning order_id, traceparent
