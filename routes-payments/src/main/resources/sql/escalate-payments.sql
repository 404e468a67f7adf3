update payments p
set escalated_at = now()
from wanted_things w
where w.id = p.id
  and w.since < now() - :?after::bigint * interval '1 millisecond'
  and (p.escalated_at is null or p.escalated_at < w.since)
returning p.id, w.kind
