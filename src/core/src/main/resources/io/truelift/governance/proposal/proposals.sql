SELECT id, made_at, made_by, table_name, p.reason AS reason, decided_at, decided_by, outcome, o.reason AS decided_why, commit_id
FROM dictionary_proposal AS p
LEFT JOIN dictionary_proposal_outcome AS o ON proposal_id = id
WHERE (:id = 0 OR id = :id)
    AND (:table = '' OR table_name = :table)
    AND (:which = 'ALL' OR (:which = 'OPEN' AND outcome IS NULL) OR (:which = 'DECIDED' AND outcome IS NOT NULL))
ORDER BY id DESC
LIMIT :most
