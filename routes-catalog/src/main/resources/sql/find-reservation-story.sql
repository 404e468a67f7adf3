select state, order_version, lines::text as lines, expires_at, created_at, updated_at, states::text as states
from reservation
where order_id = :?orderId::uuid
