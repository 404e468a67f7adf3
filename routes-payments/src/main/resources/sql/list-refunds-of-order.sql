select r.id, r.kind, r.amount, r.status, r.external_id, r.refusals, r.requested_at, r.updated_at
from refunds r
     join payments p on p.id = r.payment_id
where p.order_id = :?order_id or p.former_order_id = :?order_id
order by r.id
