// The schema of the mapping is in the domain, because the wire carries it too.
export * from '../domain/import-mapping.ts'
