DELETE FROM draft
WHERE person = :person AND path = :path
