insert into refunds as kept (id, payment_id, kind, amount, status, external_id, reason, refusal, refusals, refused_at)
select id, :?id, kind, amount, status, external_id, reason, refusal, refusals, refused_at
from jsonb_to_recordset(:?refunds::jsonb) as wanted (id uuid, kind text, amount numeric, status text, external_id text, reason text,
                                                     refusal text, refusals integer, refused_at timestamptz)
on conflict (id) do update
set amount      = excluded.amount,
    status      = excluded.status,
    external_id = excluded.external_id,
    refusal     = excluded.refusal,
    refusals    = excluded.refusals,
    refused_at  = excluded.refused_at,
    updated_at  = now()
where (kept.amount, kept.status, kept.external_id, kept.refusal, kept.refusals, kept.refused_at)
          is distinct from (excluded.amount, excluded.status, excluded.external_id, excluded.refusal, excluded.refusals,
                            excluded.refused_at)
