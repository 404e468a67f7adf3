insert into effects (order_id, payment_id, amount) values (:?orderId, :?paymentId, :?amount)
