create table shelf (product uuid primary key);
