-- Every value that attribution needs of a contact, read and added up.

SELECT count(*), checksum(customer_id), checksum(touched_at), checksum(channel)
FROM lakehouse.governed.touch
