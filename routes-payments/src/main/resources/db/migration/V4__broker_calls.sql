alter table payments add column calls jsonb not null default '[]';

comment on column payments.calls is
    'calls of the broker, by what was asked, its outcome and the status after it: when last, since when, how often; at most 40, the '
    'oldest go first. Calls of a version before this column are not in it';
