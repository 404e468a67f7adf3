select *
from payments_by_order
where id = any (:?ids::uuid[])
   or external_id = any (:?external_ids::text[])
