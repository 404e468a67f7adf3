select p.id, p.amount, p.pay_by, p.status, p.reason, p.external_id, p.pix_expires_at, p.approved_at, p.alarm,
       p.next_check_at, p.in_hand, p.failing_since, p.escalated_at, p.created_at, p.updated_at, p.calls::text as calls,
       p.refunded, p.charged_back, w.unwanted,
       coalesce((select status
                 from refunds
                 where payment_id = p.id and status in ('REQUESTED', 'IN_PROCESS')
                 order by id
                 limit 1), (select status from refunds where payment_id = p.id and kind = 'REST' order by id desc limit 1)) as refund_status
from payments p
     join payments_by_order w on w.id = p.id
where p.order_id = :?order_id or p.former_order_id = :?order_id
order by p.id
