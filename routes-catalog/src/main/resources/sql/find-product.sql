select p.id, p.name, p.description, p.price, p.pictures::text as pictures, p.category::text as category, p.version,
  p.deleted, p.created_at, p.updated_at, s.on_hand, s.reserved, s.version as stock_version
from product p
join stock s on s.product_id = p.id
where p.id = :?id::uuid and not p.deleted
