-- Notifications that come within the pause after a look share the next one, at its end.
update payments
set next_check_at    = least(next_check_at,
                             case
                                 when notified_look_at > now() then notified_look_at
                                 else greatest(now(), notified_look_at + :?pause::bigint * interval '1 millisecond')
                             end),
    notified_look_at = case
                           when notified_look_at > now() then notified_look_at
                           else greatest(now(), notified_look_at + :?pause::bigint * interval '1 millisecond')
                       end,
    wakes            = wakes + 1
where external_id = :?external_id
returning coalesce(order_id, former_order_id) as order_id, traceparent
