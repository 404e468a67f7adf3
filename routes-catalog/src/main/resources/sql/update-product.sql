update product
set name = :?name::text,
  description = :?description::text,
  price = :?price::numeric,
  pictures = :?pictures::jsonb,
  category = :?category::category_type,
  search = :?search::text,
  version = :?version::bigint,
  deleted = :?deleted::boolean,
  moved_at = case
    when (name, category) is distinct from (:?name::text, :?category::category_type) then :?updatedAt::timestamptz
    else moved_at
  end,
  updated_at = :?updatedAt::timestamptz
where id = :?id::uuid
