select exists (select 1 from cancellations where order_id = :?order_id and payment_id is null) as closed, p.*
from (values (1)) as always
     left join whole_payments p on p.order_id = :?order_id
