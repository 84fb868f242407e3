import { defineConfig } from 'vitest/config'

// Seven projects by place: what needs nothing (unit), values and counts of real data sets and of the
// conformance set (data), the application on a real store with its worker, and the PDF (http), the command
// line as a process (cli), the embedded store with its killed processes (store), a real Neo4j (neo4j), a real
// browser (e2e). `npm run test:unit` runs the first alone. Where not said otherwise, the files of a project
// share their modules: loading the program for each would take longer than most tests.
const DATA = [
  'tests/{domain,geography,ingest,measures,services}/**/{reference,real-data}*.test.ts',
  'tests/conformance.test.ts',
]
// Worker threads, each of which loads the program; a typesetter, programs that read what it made; the linter.
const MORE_THAN_THIS_PROCESS = [
  'tests/services/{pool,jobs}.test.ts',
  'tests/services/duplicates/merge-property.test.ts',
  'tests/reports/pdf.test.ts',
  'tests/house/import-rules.test.ts',
]
const NEO4J = ['tests/store/neo4j*.test.ts', 'tests/cypher/**/*live.test.ts']

// No test waits for a time, and none says how long anything may take: what is waited for comes as late as the
// machine is slow, and other programs share it. These only end a wait for what will not come.
const PATIENT = {
  testTimeout: 180_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 60_000, interval: 50 } },
}
// Properties are tried on the same values every time: a test that fails, fails for everyone.
const SEEDED = { ...PATIENT, setupFiles: ['tests/support/seed.ts'] }
// Threads and processes that a test starts read TypeScript. The unit tests start none, and load a third
// faster without.
const EVERYWHERE = {
  ...SEEDED,
  execArgv: ['--import', 'tsx', '--disable-warning=ExperimentalWarning'],
}

export default defineConfig({
  test: {
    teardownTimeout: 60_000,
    // What was translated for one project, or for the last run, is not translated again.
    experimental: { fsModuleCache: true },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          exclude: [
            'tests/http/**',
            'tests/cli/**',
            'tests/store/**',
            'tests/e2e/**',
            ...DATA,
            ...MORE_THAN_THIS_PROCESS,
            ...NEO4J,
          ],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          ...SEEDED,
        },
      },
      {
        test: {
          name: 'data',
          include: DATA,
          isolate: false,
          sequence: { groupOrder: 1 },
          ...EVERYWHERE,
        },
      },
      {
        test: {
          name: 'http',
          isolate: false,
          sequence: { groupOrder: 1 },
          include: ['tests/http/**/*.test.ts', ...MORE_THAN_THIS_PROCESS],
          ...EVERYWHERE,
        },
      },
      {
        test: {
          name: 'cli',
          sequence: { groupOrder: 1 },
          include: ['tests/cli/**/*.test.ts'],
          ...EVERYWHERE,
        },
      },
      {
        test: {
          name: 'store',
          isolate: false,
          sequence: { groupOrder: 1 },
          include: ['tests/store/**/*.test.ts'],
          exclude: NEO4J,
          ...EVERYWHERE,
        },
      },
      {
        test: {
          name: 'neo4j',
          sequence: { groupOrder: 1 },
          include: NEO4J,
          globalSetup: ['tests/support/neo4j-setup.ts'],
          fileParallelism: false,
          ...EVERYWHERE,
        },
      },
      {
        test: {
          name: 'e2e',
          isolate: false,
          sequence: { groupOrder: 1 },
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          ...EVERYWHERE,
        },
      },
    ],
  },
})
