alter table product add column moved_at timestamptz;

comment on column product.moved_at is 'when it last got another name or category, and so another place on the menu; null: never';
