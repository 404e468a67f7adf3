update payments
set next_check_at = now(),
    wakes         = wakes + 1
where (order_id = :?order_id or former_order_id = :?order_id)
  and (:?payment_id::uuid is null or id = :?payment_id::uuid)
  and status in ('PENDING', 'SUCCESS')
