INSERT INTO segment_schedule (segment, person, every, hour, next_at)
VALUES (:segment, :person, :every, :hour, :nextAt)
ON CONFLICT (segment) DO UPDATE SET
    person = excluded.person,
    every = excluded.every,
    hour = excluded.hour,
    next_at = excluded.next_at,
    failure = ''
