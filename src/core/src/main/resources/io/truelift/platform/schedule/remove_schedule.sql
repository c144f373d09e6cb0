DELETE FROM segment_schedule
WHERE segment = :segment
