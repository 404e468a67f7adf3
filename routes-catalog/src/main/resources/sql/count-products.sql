select count(*) as products from product
