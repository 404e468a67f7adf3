update product
set name = :?name::text,
  description = :?description::text,
  price = :?price::numeric,
  pictures = :?pictures::jsonb,
  category = :?category::category_type,
  search = :?search::text,
  version = :?version::bigint,
  deleted = :?deleted::boolean,
  updated_at = :?updatedAt::timestamptz
where id = :?id::uuid
