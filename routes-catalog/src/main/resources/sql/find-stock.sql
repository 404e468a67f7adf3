select s.on_hand, s.reserved, s.version
from stock s
join product p on p.id = s.product_id
where s.product_id = :?id::uuid and not p.deleted
