select id from payments where id = :?id for update
