delete from reconciliation_reports
where day < ((now() - :?retention::bigint * interval '1 millisecond') at time zone 'UTC')::date
  and stage = 'DONE'
