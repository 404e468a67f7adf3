insert into refunds (id, payment_id, amount, status, external_id, refusal, refusals, refused_at)
values (:?refund_id, :?id, :?refund_amount, :?refund_status, :?refund_external_id::text, :?refund_refusal::text,
        :?refund_refusals, :?refund_refused_at::timestamptz)
on conflict (id) do update
set amount      = excluded.amount,
    status      = excluded.status,
    external_id = excluded.external_id,
    refusal     = excluded.refusal,
    refusals    = excluded.refusals,
    refused_at  = excluded.refused_at,
    updated_at  = now()
