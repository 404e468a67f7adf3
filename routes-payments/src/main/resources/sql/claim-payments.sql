with due as (select id
             from payments
             where next_check_at <= now()
             order by next_check_at
             limit :?batch
             for update skip locked)
update payments p
set next_check_at = now() + :?lease::bigint * interval '1 millisecond',
    in_hand       = true
from due
where p.id = due.id
returning p.id, p.next_check_at
