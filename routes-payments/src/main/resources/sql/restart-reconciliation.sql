with begun as (
    insert into reconciliation_reports as report (day)
    values (:?day::date)
    on conflict (day) do update
    set stage       = 'APPROVED',
        seen_until  = null,
        seen_offset = 0,
        due_at      = now(),
        runs        = report.runs + 1,
        begun_at    = now(),
        finished_at = null
    where report.stage = 'DONE'
    returning day),
gone as (
    delete from reconciliation_findings
    where day in (select day from begun))
select day::text as day from begun
