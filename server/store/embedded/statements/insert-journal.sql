-- What records were before a change set; the row of values is repeated for many at once.
INSERT INTO journal (network, version, kind, key, before)
VALUES
  (?, ?, ?, ?, ?)
