-- What the handler of the benchmark does.
create table effects (
    order_id   uuid not null,
    payment_id uuid not null,
    amount     text not null
);
