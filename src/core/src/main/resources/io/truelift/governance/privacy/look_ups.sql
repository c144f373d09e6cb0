SELECT id, done_at AS at, done_by AS by, identifier_type, identifier, reason, outcome
FROM person_look_up
LEFT JOIN person_look_up_outcome ON look_up_id = id
ORDER BY id DESC
LIMIT :count OFFSET :skipped
