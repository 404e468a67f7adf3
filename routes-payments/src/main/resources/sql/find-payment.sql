select p.*, t.in_hand, (extract(epoch from t.next_check_at - now()) * 1000)::bigint as due_in
from payments_by_order p
     join payments t on t.id = p.id
where p.id = :?id
