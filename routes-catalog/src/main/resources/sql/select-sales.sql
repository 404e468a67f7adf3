select p.id as product_id, p.name, sum(l.quantity) as portions, sum(l.quantity * l."unitPrice") as total
from reservation r
cross join lateral jsonb_to_recordset(r.lines) as l("productId" uuid, "unitPrice" numeric, quantity integer)
join product p on p.id = l."productId"
where r.state = 'COMMITTED' and r.created_at >= :?from::timestamptz and r.created_at < :?until::timestamptz
group by p.id
order by total desc, p.name, p.id
