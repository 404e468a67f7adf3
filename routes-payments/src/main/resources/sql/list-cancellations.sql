select payment_id, requested_at
from cancellations
where order_id = :?order_id
order by requested_at
