update payments p
set status         = :?status::text,
    reason         = :?reason::text,
    external_id    = :?external_id::text,
    payer_email    = :?payer_email::text,
    copia_e_cola   = :?copia_e_cola::text,
    pix_expires_at = :?pix_expires_at::timestamptz,
    refunded       = :?refunded,
    fee            = :?fee,
    charged_back   = :?charged_back,
    approved_at    = :?approved_at::timestamptz,
    alarm          = :?alarm::text,
    checks         = :?checks,
    unclear_since  = :?unclear_since::timestamptz,
    failing_since  = null,
    -- A call with an outcome that it had before takes the place of that one, counted.
    calls          = (select coalesce(jsonb_agg(kept.made order by kept.place), '[]')
                      from (select made, place
                            from jsonb_array_elements(p.calls) with ordinality as earlier (made, place)
                            where not made @> asked.facts
                            order by place desc
                            limit 39) kept)
                     || (select asked.facts || jsonb_build_object('at', now(),
                                    'since', coalesce((array_agg(made -> 'since'))[1], to_jsonb(now())),
                                    'times', coalesce(max((made ->> 'times')::integer), 0) + 1)
                         from jsonb_array_elements(p.calls) as earlier (made)
                         where made @> asked.facts),
    in_hand        = :?goes_on::boolean,
    next_check_at  = case
                         when wakes <> :?wakes then next_check_at
                         when :?goes_on::boolean then now() + :?lease::bigint * interval '1 millisecond'
                         else now() + :?check_in::bigint * interval '1 millisecond'
                     end,
    updated_at     = case
                         when (status, reason, external_id, refunded, charged_back)
                             is distinct from (:?status::text, :?reason::text, :?external_id::text, :?refunded::numeric,
                                                  :?charged_back::numeric)
                         then now()
                         else updated_at
                     end
from (select jsonb_build_object('call', :?call::text, 'outcome', :?outcome::text, 'status', :?told_status::text,
                                'by', :?by::text) as facts) asked
where p.id = :?id
