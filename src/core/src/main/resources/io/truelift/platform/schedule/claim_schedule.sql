UPDATE segment_schedule
SET next_at = :next
WHERE segment = :segment AND next_at = :nextAt
