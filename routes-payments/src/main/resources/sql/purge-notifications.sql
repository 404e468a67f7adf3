with gone as (
    delete from webhook_notifications
    where ctid = any (array(select n.ctid
                            from webhook_notifications n
                            where n.received_at < now() - :?retention::bigint * interval '1 millisecond'
                              and not exists (select 1 from webhook_work w where w.id = n.id)
                            limit :?piece))
      and (select pg_try_advisory_xact_lock(hashtext('payments.job.purge-notifications')))
    returning 1)
select count(*) as gone from gone
