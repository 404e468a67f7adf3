select * from whole_payments where order_id = :?order_id order by id
