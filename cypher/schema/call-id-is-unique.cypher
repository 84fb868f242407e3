// One call per network and id; also finds it, and lists a network's in id order.
CREATE CONSTRAINT call_id_is_unique IF NOT EXISTS
FOR (call:Call) REQUIRE (call.networkId, call.id) IS UNIQUE
