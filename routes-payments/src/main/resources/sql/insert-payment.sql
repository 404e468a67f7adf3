insert into payments (id, order_id, attempt, amount, pay_by, payer_email, traceparent, status, in_hand, next_check_at)
values (:?id, :?order_id, :?attempt, :?amount, :?pay_by, :?payer_email, :?traceparent::text, 'PENDING', true,
        now() + :?lease::bigint * interval '1 millisecond')
on conflict (order_id) do nothing
