with gone as (
    delete from reconciliation_found
    where day = :?day::date)
update reconciliation_reports
set stage       = 'DONE',
    finished_at = now()
where day = :?day::date
