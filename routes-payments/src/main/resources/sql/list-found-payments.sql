select *
from payments_in_full
where id = any (:?ids::uuid[])
   or external_id = any (:?external_ids::text[])
