// One actor per network and id; also finds it, and lists a network's in id order.
CREATE CONSTRAINT actor_id_is_unique IF NOT EXISTS
FOR (actor:Actor) REQUIRE (actor.networkId, actor.id) IS UNIQUE
