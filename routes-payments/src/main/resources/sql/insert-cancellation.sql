insert into cancellations (order_id, payment_id, reason)
values (:?order_id, :?payment_id::uuid, :?reason::text)
on conflict do nothing
