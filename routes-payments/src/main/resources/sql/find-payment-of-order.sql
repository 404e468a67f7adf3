select exists (select 1 from cancellations where order_id = :?order_id and payment_id is null) as closed, p.*,
       t.in_hand, (extract(epoch from t.next_check_at - now()) * 1000)::bigint as due_in
from (values (1)) as always
     left join payments t on t.order_id = :?order_id
     left join payments_by_order p on p.id = t.id
