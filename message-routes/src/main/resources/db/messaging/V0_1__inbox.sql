-- The messages that this service has handled, written in the transaction of their effect.
create table inbox (
    sender     text        not null,
    message_id uuid        not null,
    body_hash  text        not null,
    handled_at timestamptz not null default now(),
    primary key (sender, message_id)
);

create index inbox_handled_at on inbox using brin (handled_at);
