alter table reservation add column states jsonb not null default '[]';

comment on column reservation.states is
  'the last 20 states with their times and the version of the order that was heard of, oldest first; none of a version before this column';
