create table inbox (id integer primary key);
