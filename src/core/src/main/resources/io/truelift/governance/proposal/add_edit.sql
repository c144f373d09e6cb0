INSERT INTO dictionary_proposal_edit (proposal_id, position, column_name, field, value_before, value_after)
VALUES (:proposal, :position, :columnName, :field, :before, :after)
