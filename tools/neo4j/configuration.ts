/**
 * Text of `neo4j.conf` for a server that only this machine reaches. Heap sizes are not in it: they
 * are read by Neo4j's shell script alone, so the starter gives them to Java.
 */
export function serverConfiguration(options: { port: number; authentication: boolean }): string {
  return [
    'server.default_listen_address=127.0.0.1',
    'server.default_advertised_address=127.0.0.1',
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${options.port}`,
    `server.bolt.advertised_address=127.0.0.1:${options.port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    `dbms.security.auth_enabled=${options.authentication}`,
    'server.memory.pagecache.size=128m',
    'dbms.usage_report.enabled=false',
    // 516 MB of logs would be laid out in advance for an empty database.
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.retention_policy=1 files',
    // Two fixed waits of 5 s each after everything is already on disk; unsupported settings, so a
    // later version may ignore them, and stopping then takes 12 s instead of 2.
    'internal.server.bolt.thread_pool_shutdown_wait_time=100ms',
    'internal.server.bolt.connection_shutdown_wait_time=0s',
    '',
  ].join('\n')
}
