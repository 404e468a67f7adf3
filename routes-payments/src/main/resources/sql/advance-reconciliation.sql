update reconciliation_reports
set stage       = :?stage,
    seen_until  = :?seen_until::timestamptz,
    seen_offset = :?seen_offset,
    due_at      = now()
where day = :?day::date
