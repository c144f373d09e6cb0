UPDATE segment_schedule
SET ran_at = :at, failure = :failure
WHERE segment = :segment
