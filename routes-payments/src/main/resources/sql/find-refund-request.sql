select payment_id, key, refund_id, amount, reason
from refund_requests
where payment_id = :?id
  and key = :?key::text
