with days as (select (t.booked_at at time zone 'UTC')::date                         as day,
                     e.account,
                     coalesce(sum(e.amount) filter (where e.amount > 0), 0)  as debits,
                     coalesce(-sum(e.amount) filter (where e.amount < 0), 0) as credits
              from ledger_transactions t
                   join ledger_entries e on e.transaction_id = t.id
              where t.booked_at < (:?to::date + 1)::timestamp at time zone 'UTC'
              group by 1, 2),
     balances as (select days.*, sum(debits - credits) over (partition by account order by day) as balance from days)
select day::text as day, account, debits, credits, balance
from balances
where day >= :?from::date
order by day, account
