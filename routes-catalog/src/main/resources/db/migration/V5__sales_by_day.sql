create index reservation_sold on reservation (created_at) where state = 'COMMITTED';

comment on index reservation_sold is 'what was sold on a day: the reservations of paid orders by the time at which they were made';
