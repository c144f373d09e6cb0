-- title: Keys of identifiers
-- description: The fingerprint of the keys that the identifiers in the warehouse were hashed with; no row where none were written.

SELECT value AS fingerprint
FROM lakehouse.governed."identity$properties"
WHERE key = 'truelift.identity-keys'
