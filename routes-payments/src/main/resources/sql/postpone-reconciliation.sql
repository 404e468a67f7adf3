update reconciliation_reports
set due_at = now() + :?wait::bigint * interval '1 millisecond'
where day = :?day::date
