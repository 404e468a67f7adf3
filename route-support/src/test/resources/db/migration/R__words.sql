comment on table shelf is 'the shelf';
