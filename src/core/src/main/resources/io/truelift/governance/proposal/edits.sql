SELECT proposal_id, column_name, field, value_before, value_after FROM dictionary_proposal_edit WHERE proposal_id = ANY (?) ORDER BY proposal_id, position
