UPDATE segment_schedule
SET ran_at = ?, failure = ?
WHERE segment = ?
