update stock
set on_hand = :?onHand::integer,
  version = :?version::bigint
where product_id = :?id::uuid
