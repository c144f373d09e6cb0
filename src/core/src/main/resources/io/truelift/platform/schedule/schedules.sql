SELECT segment, person, every, hour, next_at, ran_at, failure
FROM segment_schedule
ORDER BY next_at, segment
