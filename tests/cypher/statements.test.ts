import { describe, expect, test } from 'vitest'
import { bound, codeOf, files, textOf } from './statements.ts'

describe('cypher/', () => {
  test('every file is bound once, and every binding has its file', () => {
    expect(bound.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
  })

  test('a name is used in one of read/ and write/ only, and ends in .cypher', () => {
    const names = files.map((file) => file.replace(/^.*\//u, ''))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z-]+\.cypher$/u.test(name))).toEqual([])
  })

  test.each(files)('%s begins with a comment and holds one statement', (file) => {
    expect(textOf(file)).toMatch(/^\/\/ \S/u)
    expect(codeOf(file)).not.toMatch(/;|\/\/|\/\*/u)
  })

  test.each(bound)('$file asks for the parameters that are declared', ({ file, parameters }) => {
    const used = [...codeOf(file).matchAll(/\$(\w+)/gu)].map(([, name]) => name)
    expect(new Set(used)).toEqual(new Set(Object.keys(parameters.properties)))
  })

  // One row at most: a record found by what identifies it, or a count.
  const single =
    /^read\/(get-(network|change-set|change-set-part|document)|count-change-set-parts)\.cypher$/u

  // Groups too large for the server to sort; whoever packs them does.
  const unordered = 'read/pack-participations.cypher'
  const lists = files.filter(
    (file) => file.startsWith('read/') && !single.test(file) && file !== unordered,
  )

  test.each(lists)('%s is a list in an order that ends with an id', (file) => {
    const [, order] = /ORDER BY ([^\n]+)/u.exec(codeOf(file)) ?? []
    const last = order?.split(',').at(-1)?.trim() ?? ''
    // A node's own number, or the name of the one engine, identify as an id does.
    expect(last).toMatch(/(^|\.)(id|node|name)$/u)
  })
})
