select p.id, p.name, p.description, p.price, p.pictures::text as pictures, p.category::text as category, p.version,
  p.deleted, p.created_at, p.updated_at, s.on_hand, s.reserved, s.version as stock_version
from product p
join stock s on s.product_id = p.id
where not p.deleted
  and (:?category::category_type is null or p.category = :?category::category_type)
  and strpos(p.search, :?text::text) > 0
  and (:?afterId::uuid is null
    or (p.category, p.name collate "pt-BR-x-icu", p.id)
      > (:?afterCategory::category_type, :?afterName::text, :?afterId::uuid))
order by p.category, p.name collate "pt-BR-x-icu", p.id
limit :?limit
