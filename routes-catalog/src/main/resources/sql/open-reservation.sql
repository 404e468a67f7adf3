insert into reservation (order_id, state, order_version, lines)
values (:?orderId::uuid, 'UNSEEN', 0, '[]')
on conflict (order_id) do update set order_id = excluded.order_id
returning order_id, state, order_version, lines::text as lines, expires_at
