with listed as (
  (select id, false as moved
   from product
   where not deleted
     and (moved_at >= :?since::timestamptz) is not true
     and (:?category::category_type is null or category = :?category::category_type)
     and strpos(search, :?text::text) > 0
     and not :?afterMoved::boolean
     and (:?afterId::uuid is null
       or (category, name collate "pt-BR-x-icu", id)
         > (:?afterCategory::category_type, :?afterName::text, :?afterId::uuid))
   order by category, name collate "pt-BR-x-icu", id
   limit :?limit)
  union all
  (select id, true
   from product
   where not deleted
     and moved_at >= :?since::timestamptz
     and (:?category::category_type is null or category = :?category::category_type)
     and strpos(search, :?text::text) > 0
     and (not :?afterMoved::boolean or id > :?afterId::uuid)
   order by id
   limit :?limit)
)
select p.id, p.name, p.description, p.price, p.pictures::text as pictures, p.category::text as category, p.version,
  p.deleted, p.created_at, p.updated_at, s.on_hand, s.reserved, s.version as stock_version, l.moved
from listed l
join product p on p.id = l.id
join stock s on s.product_id = p.id
order by l.moved,
  case when not l.moved then p.category end,
  case when not l.moved then p.name end collate "pt-BR-x-icu",
  p.id
limit :?limit
