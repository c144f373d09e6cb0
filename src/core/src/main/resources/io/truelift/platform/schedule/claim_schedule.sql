UPDATE segment_schedule
SET next_at = ?
WHERE segment = ? AND next_at = ?
