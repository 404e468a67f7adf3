select c.category, count(p.id) as products
from unnest(enum_range(null::category_type)) as c (category)
left join product p on p.category = c.category and not p.deleted
group by c.category
order by c.category
