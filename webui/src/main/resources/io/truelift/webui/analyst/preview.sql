-- Some members of a segment, by their pseudonyms (a JSON array of text), without any personal column.
SELECT customer_id, country, area_type, acquisition_channel, loyalty_tier, preferred_channel, customer_since, record_count
FROM lakehouse.governed.customer
WHERE contains(CAST(json_parse(?) AS array(varchar)), customer_id)
ORDER BY customer_id
