update reconciliation_findings
set action     = :?action,
    theirs     = coalesce(:?theirs::text, theirs),
    detail     = coalesce(:?detail::text, detail),
    due_at     = now() + :?wait::bigint * interval '1 millisecond',
    updated_at = now()
where id = :?id
