with created as (
  insert into product (id, name, description, price, pictures, category, search, version, deleted, created_at, updated_at)
  values (:?id::uuid, :?name::text, :?description::text, :?price::numeric, :?pictures::jsonb,
    :?category::category_type, :?search::text, :?version::bigint, :?deleted::boolean, :?createdAt::timestamptz,
    :?updatedAt::timestamptz)
)
insert into stock (product_id, on_hand, reserved, version)
values (:?id::uuid, :?onHand::integer, 0, 1)
