-- The daily reconciliation with the broker: a report for each day (UTC), and what did not agree.
create table reconciliation_reports (
    day              date           primary key,
    stage            text           not null default 'APPROVED'
        check (stage in ('APPROVED', 'CHANGED', 'OURS', 'FINDINGS', 'DONE')),
    seen_until       timestamptz,
    seen_offset      integer        not null default 0,
    due_at           timestamptz    not null default now(),
    runs             integer        not null default 1,
    begun_at         timestamptz    not null default now(),
    finished_at      timestamptz,
    found            integer,
    broker_payments  integer,
    broker_charged   numeric,
    broker_refunded  numeric,
    broker_fees      numeric,
    books_payments   integer,
    books_charged    numeric,
    books_refunded   numeric,
    books_fees       numeric
);
comment on column reconciliation_reports.stage is
    'what is done next: search what was approved on the day; what changed on it; look for what the search did not have; settle the findings';
comment on column reconciliation_reports.seen_until is 'the time up to which the search of this stage has come; null: it has not begun';
comment on column reconciliation_reports.seen_offset is 'how many of this very time were seen';
comment on column reconciliation_reports.due_at is 'when it is taken up again';
comment on column reconciliation_reports.found is 'payments that the searches found';
comment on column reconciliation_reports.broker_payments is 'payments approved on the day, as the broker has them; books_…: as the books do';

-- One pod at a time works on reports: whoever has moved this time holds the lease until then.
create table reconciliation_lease (
    id         smallint    primary key default 1 check (id = 1),
    held_until timestamptz not null default now()
);
insert into reconciliation_lease default values;

-- What the searches of a report found, until it is done: a crash forgets nothing, and what is found twice is here once.
create table reconciliation_found (
    day         date           not null references reconciliation_reports on delete cascade,
    external_id text           not null,
    payment_id  uuid           references payments,
    is_of_day   boolean        not null,
    amount      numeric(12, 2) not null,
    refunded    numeric(12, 2) not null,
    fee         numeric(12, 2) not null,
    constraint reconciliation_found_once primary key (day, external_id)
);
comment on column reconciliation_found.payment_id is 'null: nobody here knows it';
comment on column reconciliation_found.is_of_day is 'whether it was approved on the day, and so counts in its sums';

create table reconciliation_findings (
    id          bigint      generated always as identity primary key,
    day         date        not null references reconciliation_reports on delete cascade,
    kind        text        not null,
    action      text        not null check (action in ('ASKED_AGAIN', 'CORRECTED', 'AGREED', 'ESCALATED')),
    payment_id  uuid        references payments,
    external_id text,
    ours        text,
    theirs      text,
    detail      text,
    found_at    timestamptz not null default now(),
    due_at      timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint reconciliation_findings_once unique nulls not distinct (day, kind, payment_id, external_id)
);
comment on column reconciliation_findings.payment_id is 'null: nobody here knows it, or it is about the whole day';
comment on column reconciliation_findings.ours is 'how the payment stood here when it was found';
comment on column reconciliation_findings.due_at is 'when an open one (ASKED_AGAIN) is looked at again';

create index payments_approved_at on payments using brin (approved_at);
create index payments_unpaid on payments (pay_by) where status = 'PENDING';
