// One portion of record digests per network and number.
CREATE CONSTRAINT record_digests_number_is_unique IF NOT EXISTS
FOR (digests:RecordDigests) REQUIRE (digests.networkId, digests.number) IS UNIQUE
