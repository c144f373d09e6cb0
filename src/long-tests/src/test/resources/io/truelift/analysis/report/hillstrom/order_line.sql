-- 122, 267 and 189 orders for 13,908.33, 30,311.69 and 23,038.11 in all: 100 each, and what is left over in the first.

INSERT INTO lakehouse.governed.order_line (
    record_id, customer_id, order_id, ordered_at, product_id, quantity, unit_price, amount, currency, is_cancellation, feed, run_id
)
SELECT
    'o' || exposure.customer_id, exposure.customer_id, 'o' || exposure.customer_id, TIMESTAMP '2008-03-21 00:00:00 UTC', 'unknown', 1,
    IF(place.place = 1, arm.spend - 100 * (arm.orders - 1), DECIMAL '100.00'),
    IF(place.place = 1, arm.spend - 100 * (arm.orders - 1), DECIMAL '100.00'),
    'USD', false, 'test', 'run-1'
FROM lakehouse.governed.exposure
JOIN (
    VALUES ('none', 122, DECIMAL '13908.33'), ('mens', 267, DECIMAL '30311.69'), ('womens', 189, DECIMAL '23038.11')
) AS arm (variant, orders, spend) ON arm.variant = exposure.variant
CROSS JOIN LATERAL (SELECT CAST(replace(exposure.customer_id, exposure.variant) AS integer) AS place) AS place
WHERE place.place <= arm.orders
