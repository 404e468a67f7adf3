insert into reconciliation_found as kept (day, external_id, payment_id, is_of_day, amount, refunded, fee)
select :?day::date, external_id, payment_id, is_of_day, amount, refunded, fee
from jsonb_to_recordset(:?found::jsonb) as told (external_id text, payment_id uuid, is_of_day boolean, amount numeric, refunded numeric,
                                                 fee numeric)
on conflict (day, external_id) do update
set is_of_day = excluded.is_of_day,
    amount    = excluded.amount,
    refunded  = excluded.refunded,
    fee       = excluded.fee
