-- By name is as Brazilians look words up (abacaxi, Água, Zimbro), whatever order the database has by itself. The query names
-- the same collation, or it would not use the index.
drop index product_menu;
create index product_menu on product (category, name collate "pt-BR-x-icu", id) where not deleted;

comment on index product_menu is 'after a change of the ICU library (pg_collation_actual_version): reindex';
