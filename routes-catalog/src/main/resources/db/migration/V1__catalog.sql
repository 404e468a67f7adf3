create type category_type as enum ('MEAL', 'SIDE', 'DRINK', 'DESSERT');

create table product (
  id          uuid primary key,
  name        varchar(50) not null check (name <> ''),
  description varchar(200) not null,
  price       numeric(12, 2) not null check (price > 0),
  pictures    jsonb not null,
  category    category_type not null,
  search      text not null,
  version     bigint not null,
  deleted     boolean not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);

comment on column product.search is 'name and description without accents and capitals';
comment on column product.deleted is 'off the menu; the row stays for the orders that have it';

create index product_menu on product (category, name, id) where not deleted;

create table stock (
  product_id uuid primary key references product,
  on_hand    integer not null,
  reserved   integer not null check (reserved >= 0),
  version    bigint not null,
  check (on_hand >= reserved)
);

create table reservation (
  order_id      uuid primary key,
  state         text not null
    check (state in ('UNSEEN', 'RESERVED', 'COMMITTED', 'LAPSED', 'SHORT', 'CLOSED')),
  order_version integer not null,
  lines         jsonb not null,
  expires_at    timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  check (state <> 'RESERVED' or expires_at is not null)
);

comment on column reservation.order_version is 'the highest version of the order that was heard of';

create index reservation_expiring on reservation (expires_at) where state = 'RESERVED';
