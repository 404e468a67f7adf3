insert into refunds (id, payment_id, amount, status, external_id, refusal)
values (:?refund_id, :?id, :?refund_amount, :?refund_status, :?refund_external_id::text, :?refund_refusal::text)
on conflict (id) do update
set status      = excluded.status,
    external_id = excluded.external_id,
    refusal     = excluded.refusal,
    updated_at  = now()
