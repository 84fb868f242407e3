-- A network without anything in it yet.
INSERT INTO networks (id, version, updated_at, next_handle, actors, collaborations, participations)
VALUES (?, 0, '', 1, 0, 0, 0)
