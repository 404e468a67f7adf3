-- The notifications of the payment broker whose signature is right, as they came. Nobody changes one, and none goes before its time.
create table webhook_notifications (
    id              bigint      generated always as identity primary key,
    signature       text        not null constraint webhook_notifications_once unique,
    request_id      text,
    data_id         text,
    topic           text,
    notification_id text,
    body            jsonb,
    body_hash       text        not null,
    body_bytes      integer     not null,
    traceparent     text,
    received_at     timestamptz not null default now()
);

comment on column webhook_notifications.signature is 'time and digest of x-signature, always written alike';
comment on column webhook_notifications.request_id is 'x-request-id, a part of what is signed';
comment on column webhook_notifications.data_id is 'data.id of the query, a part of what is signed';
comment on column webhook_notifications.notification_id is 'id of the body; null: the body tells none';
comment on column webhook_notifications.body is 'the members that are needed, as they came; null: the body is no JSON object, or too long';
comment on column webhook_notifications.body_hash is 'SHA-256 of the whole body, hex';
comment on column webhook_notifications.traceparent is 'of the request that brought it (W3C Trace Context)';

create index webhook_notifications_of_payment on webhook_notifications (data_id, notification_id);
create index webhook_notifications_received_at on webhook_notifications using brin (received_at);

-- For as long as a signature may be old by default, and a replay has to be known as one.
create function keep_webhook_notification() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.received_at < now() - interval '7 days' then
        return old;
    end if;
    raise exception '% of webhook_notifications is refused: they are kept as they came, for 7 days at least', tg_op
        using errcode = 'restrict_violation';
end
$$;

create trigger webhook_notifications_are_kept before update or delete on webhook_notifications
    for each row execute function keep_webhook_notification();

create trigger webhook_notifications_are_not_emptied before truncate on webhook_notifications
    for each statement execute function keep_webhook_notification();

-- What is still to be done about them: a row goes when its notification has had its effect. A table of its own, so that nothing of the
-- other ever needs the right to be changed, and that the claims look through a few small rows, however many notifications are kept.
create table webhook_work (
    id          bigint      primary key references webhook_notifications,
    external_id text        not null,
    traceparent text,
    since       timestamptz not null default now(),
    due_at      timestamptz not null default now()
);

comment on column webhook_work.due_at is 'when it is to be taken up; also the lease of whoever has';

create index webhook_work_due on webhook_work (due_at);

-- Each row is written two or three times and goes.
alter table webhook_work set (autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0.01);

alter table payments add column notified_look_at timestamptz;
comment on column payments.notified_look_at is
    'when the broker is asked, or was, because of its last notifications; the next ones are answered by a look some time later';
