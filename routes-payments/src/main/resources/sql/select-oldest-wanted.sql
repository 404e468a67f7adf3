select kind, extract(epoch from now() - min(since))::bigint as seconds
from wanted_things
group by kind
