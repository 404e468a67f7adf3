select * from whole_payments where id = :?id
