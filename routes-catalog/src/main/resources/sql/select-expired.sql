select order_id
from reservation
where state = 'RESERVED' and expires_at <= :?now::timestamptz
order by expires_at
limit :?limit
