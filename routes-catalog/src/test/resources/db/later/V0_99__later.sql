create table later_messaging (id integer primary key);
