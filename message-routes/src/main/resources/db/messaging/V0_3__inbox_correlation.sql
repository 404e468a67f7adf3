-- What the story of an order asks for; written with the record that was written before. No index: ids of orders tell their time,
-- and the records of a time are found by handled_at.
alter table inbox
    add column type           text,
    add column correlation_id uuid;

comment on column inbox.type is 'null: recorded by a version before this column';
comment on column inbox.correlation_id is 'the order (or product) that the message is about; null: it came without, or as above';
