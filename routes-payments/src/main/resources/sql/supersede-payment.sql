-- It makes room for another payment of its order, and is wanted no more: should the broker approve it after all, the money goes back.
with former as (update payments
                set former_order_id = order_id,
                    order_id        = null,
                    next_check_at   = case when status = 'SUCCESS' then now() else next_check_at end,
                    wakes           = case when status = 'SUCCESS' then wakes + 1 else wakes end
                where id = :?id
                  and order_id is not null
                  and status <> 'PENDING'
                returning id, former_order_id)
insert into cancellations (order_id, payment_id, reason)
select former_order_id, id, 'another attempt to pay'
from former
on conflict do nothing
