select p.id, p.amount, p.pay_by, p.status, p.reason, p.external_id, p.pix_expires_at, p.approved_at, p.alarm,
       p.next_check_at, p.in_hand, p.failing_since, p.escalated_at, p.created_at, p.updated_at, p.calls::text as calls,
       w.unwanted, w.refund_status
from payments p
     join whole_payments w on w.id = p.id
where p.order_id = :?order_id
