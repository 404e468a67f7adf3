-- What this service has to tell: stored by the transaction whose change it tells, published by the relay afterwards.
create table outbox (
    id           bigint generated always as identity primary key,
    body         text        not null,
    attributes   jsonb       not null,
    stored_at    timestamptz not null default clock_timestamp(),
    attempts     integer     not null default 0,
    due_at       timestamptz not null default clock_timestamp(),
    published_at timestamptz,
    refused_at   timestamptz,
    refusal      text
);

comment on column outbox.attempts is 'how often SNS has failed to take this one message';
comment on column outbox.due_at is 'not tried before';
comment on column outbox.refused_at is 'SNS refuses it for good; set it to null to have it tried again';

-- As long as the backlog, not as long as the table.
create index outbox_waiting on outbox (id) where published_at is null and refused_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;
