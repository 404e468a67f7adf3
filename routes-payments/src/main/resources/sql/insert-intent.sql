insert into payments (id, order_id, amount, pay_by, payer_email, status, next_check_at)
values (:?id, :?order_id, :?amount, :?pay_by, :?payer_email, 'PENDING', now() + :?check_in::bigint * interval '1 millisecond')
on conflict (order_id) do nothing
