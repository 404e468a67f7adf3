update payments
set checks        = checks + 1,
    failing_since = coalesce(failing_since, now()),
    in_hand       = false,
    next_check_at = case
                        when wakes <> :?wakes then next_check_at
                        else now() + :?wait::bigint * interval '1 millisecond'
                    end
where id = :?id
