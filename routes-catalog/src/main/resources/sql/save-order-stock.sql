update stock s
set on_hand = r.on_hand,
  reserved = r.reserved,
  version = r.version
from jsonb_to_recordset(:?rows::jsonb) as r (product_id uuid, on_hand integer, reserved integer, version bigint)
where s.product_id = r.product_id
