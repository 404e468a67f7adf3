select p.*
from payments t
     join payments_by_order p on p.id = t.id
where t.order_id = :?order_id or t.former_order_id = :?order_id
order by p.id
