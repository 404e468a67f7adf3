-- A payment whose finding is noted for the first time is due at once.
with noted as (
    insert into reconciliation_findings (day, kind, action, payment_id, external_id, ours, theirs, detail, due_at)
    select :?day::date, kind, action, payment_id, external_id, ours, theirs, detail, now() + :?wait::bigint * interval '1 millisecond'
    from jsonb_to_recordset(:?findings::jsonb) as told (kind text, action text, payment_id uuid, external_id text, ours text, theirs text,
                                                        detail text)
    on conflict do nothing
    returning kind, action, payment_id),
woken as (
    update payments p
    set next_check_at = now(),
        wakes         = wakes + 1
    where p.id in (select payment_id from noted where action = 'ASKED_AGAIN'))
select kind, action from noted
