create type size as enum ('SMALL', 'LARGE');
create table item (id bigint generated always as identity primary key, name text not null, size size not null);
create sequence numbers;
create table closed (id integer primary key);
create view named as select name from item;
