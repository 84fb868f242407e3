-- Whether the file answers, and with which engine.
SELECT sqlite_version(), count(*)
FROM networks
