update reservation
set state = :?state::text,
  order_version = :?orderVersion::integer,
  lines = :?lines::jsonb,
  expires_at = :?expiresAt::timestamptz,
  updated_at = :?now::timestamptz
where order_id = :?orderId::uuid
