insert into refund_requests (payment_id, key, refund_id, amount, reason)
values (:?id, :?key, :?refund_id, :?amount::numeric, :?reason::text)
