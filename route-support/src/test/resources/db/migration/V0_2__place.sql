alter table shelf add column place text;
