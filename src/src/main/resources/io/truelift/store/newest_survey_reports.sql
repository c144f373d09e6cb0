SELECT content
FROM (SELECT DISTINCT ON (subject) content FROM report WHERE kind = ? ORDER BY subject, id DESC) AS newest
WHERE jsonb_path_exists(content, '$.metrics[*] ? (@.kind == "CSAT" || @.kind == "SCORE" || @.kind == "NPS")')
