select order_id, state, order_version, lines::text as lines, expires_at
from reservation
where order_id = :?orderId::uuid and state = 'RESERVED' and expires_at <= :?now::timestamptz
for update skip locked
