select * from payments_in_full where order_id = :?order_id order by id
