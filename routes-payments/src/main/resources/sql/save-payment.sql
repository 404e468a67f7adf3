update payments
set status         = :?status::text,
    reason         = :?reason::text,
    external_id    = :?external_id::text,
    payer_email    = :?payer_email::text,
    copia_e_cola   = :?copia_e_cola::text,
    pix_expires_at = :?pix_expires_at::timestamptz,
    refunded       = :?refunded,
    approved_at    = :?approved_at::timestamptz,
    alarm          = :?alarm::text,
    checks         = :?checks,
    unclear_since  = :?unclear_since::timestamptz,
    failing_since  = null,
    in_hand        = :?goes_on::boolean,
    next_check_at  = case
                         when wakes <> :?wakes then next_check_at
                         when :?goes_on::boolean then now() + :?lease::bigint * interval '1 millisecond'
                         else now() + :?check_in::bigint * interval '1 millisecond'
                     end,
    updated_at     = case
                         when (status, reason, external_id, refunded)
                             is distinct from (:?status::text, :?reason::text, :?external_id::text, :?refunded::numeric)
                         then now()
                         else updated_at
                     end
where id = :?id
