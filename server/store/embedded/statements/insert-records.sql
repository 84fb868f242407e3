-- New records; the row of values is repeated for many at once.
INSERT INTO records
  (network, kind, key, handle, uses, from_handle, to_handle, span, columns, source, body)
VALUES
  (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
