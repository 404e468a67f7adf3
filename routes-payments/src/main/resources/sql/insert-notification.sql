with stored as (
    insert into webhook_notifications (signature, request_id, data_id, topic, notification_id, body, body_hash, body_bytes, traceparent)
    values (:?signature, :?request_id::text, :?data_id::text, :?topic::text, :?notification_id::text, :?body::jsonb, :?body_hash,
            :?body_bytes, :?traceparent::text)
    on conflict (signature) do nothing
    returning id, data_id, notification_id, traceparent, topic is not distinct from 'payment' and data_id is not null as is_about_payment
),
-- The first of those with the same id has its row, or had it: it went together with its effect.
work as (
    insert into webhook_work (id, external_id, traceparent)
    select id, data_id, traceparent
    from stored
    where is_about_payment
      and not exists (select 1
                      from webhook_notifications earlier
                      where earlier.data_id = stored.data_id
                        and earlier.notification_id = stored.notification_id)
    returning id
)
select exists (select 1 from stored) as is_new,
       exists (select 1 from stored where is_about_payment) as is_about_payment,
       exists (select 1 from work) as is_open
