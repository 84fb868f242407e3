// Removes up to $limit portions of a network's record digests. One row: how many.
MATCH (digests:RecordDigests {networkId: $networkId})
WITH digests LIMIT $limit
DELETE digests
RETURN count(*) AS count
