-- The packed form gains stages, fundings, dated skills and more: columns are written again by
-- rebuild-columns.ts. The intensity of participations joins their span, as its place among the known ones
-- times 2^49.

UPDATE records
SET span = span + 562949953421312 * CASE json_extract(body, '$.intensity')
  WHEN 'information' THEN 1
  WHEN 'coordination' THEN 2
  WHEN 'cooperation' THEN 3
  WHEN 'co-construction' THEN 4
END
WHERE kind = 3
  AND json_extract(body, '$.intensity') IN ('information', 'coordination', 'cooperation', 'co-construction');
