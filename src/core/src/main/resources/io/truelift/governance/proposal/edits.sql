SELECT proposal_id, nullif(column_name, '') AS column, field, value_before AS before, value_after AS after
FROM dictionary_proposal_edit
WHERE proposal_id = ANY (:proposals)
ORDER BY proposal_id, position
