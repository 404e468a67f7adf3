select n.notification_id, n.body ->> 'action' as action, n.received_at, w.id is not null as is_open
from payments p
     join webhook_notifications n on n.data_id = p.external_id and n.topic = 'payment'
     left join webhook_work w on w.id = n.id
where p.order_id = :?order_id or p.former_order_id = :?order_id
order by n.id desc
limit 50
