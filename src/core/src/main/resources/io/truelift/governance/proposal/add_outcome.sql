INSERT INTO dictionary_proposal_outcome (proposal_id, decided_at, decided_by, outcome, reason, commit_id)
VALUES (:proposal, :at, :by, :outcome, :reason, :commit)
