select kind, extract(epoch from now() - min(since))::bigint as seconds
from wanted_things
group by kind
union all
select 'notification', extract(epoch from now() - min(since))::bigint
from webhook_work
having count(*) > 0
