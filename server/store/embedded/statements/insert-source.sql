-- A source met for the first time.
INSERT INTO sources (text)
VALUES (?)
