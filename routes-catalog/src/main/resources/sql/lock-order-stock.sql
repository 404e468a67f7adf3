select s.product_id, s.on_hand, s.reserved, s.version, p.name, p.price, p.deleted
from stock s
join product p on p.id = s.product_id
where s.product_id = any (:?products::uuid[])
order by s.product_id
for update of s
