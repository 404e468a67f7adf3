-- What the subject's handlers leave in PostgreSQL.
create table effects (
    order_id uuid not null
);

-- The highest total that is known of an order's refunds.
create table levels (
    order_id uuid primary key,
    level    integer not null
);
