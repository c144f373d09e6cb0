DELETE FROM draft
WHERE person = ? AND path = ?
