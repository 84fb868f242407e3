import { describe, expect, test } from 'vitest'
import type { TableMapping } from '../../../../server/domain/import-mapping.ts'
import { fieldsFor } from '../../../../web/src/views/import/form-fields.ts'
import {
  assign,
  columnFields,
  isComplete,
  refine,
  refinementOf,
  tableIndexFor,
} from '../../../../web/src/views/import/mapping-form.ts'

const table: TableMapping = {
  file: '*partenaires*.csv',
  holds: 'participations',
  actor: {
    id: ['Code_RNSR', 'Nom'],
    name: 'Nom',
    sectors: { column: 'Categorie', unknown: ['Non renseigné'] },
    place: { label: 'Ville' },
    attributes: ['Region'],
  },
  collaboration: {
    id: { join: ['appel', 'numero'] },
    name: 'Acronyme',
    startsOn: { column: 'numero', match: '^ANR-(\\d\\d)-', date: 'year' },
    kind: { value: 'project' },
  },
  participation: { role: { column: 'Coordinateur', values: { TRUE: 'lead' } } },
}

describe('columnFields', () => {
  test('finds each column wherever it is used: alone, in fallbacks, joined, refined', () => {
    const fields = columnFields(table)
    expect(fields.get('Code_RNSR')).toEqual(['actor.id'])
    expect(fields.get('Nom')).toEqual(['actor.id', 'actor.name'])
    expect(fields.get('Categorie')).toEqual(['actor.sectors'])
    expect(fields.get('Ville')).toEqual(['actor.place.label'])
    expect(fields.get('Region')).toEqual(['actor.attributes'])
    expect(fields.get('numero')).toEqual(['collaboration.id', 'collaboration.startsOn'])
    expect(fields.get('Coordinateur')).toEqual(['participation.role'])
  })
})

describe('assign', () => {
  test('moves a column from what it fed to another field', () => {
    const next = assign(table, 'Ville', 'actor.category')
    expect(columnFields(next).get('Ville')).toEqual(['actor.category'])
    expect(next.actor?.place).toEqual({})
    expect(table.actor?.place).toEqual({ label: 'Ville' })
  })
  test('leaves the other fallback alone where one goes', () => {
    const next = assign(table, 'Code_RNSR', undefined)
    expect(next.actor?.id).toBe('Nom')
  })
  test('adds a fallback to an identity that is there', () => {
    const next = assign(table, 'SIRET', 'actor.id')
    expect(next.actor?.id).toEqual(['Code_RNSR', 'Nom', 'SIRET'])
  })
  test('keeps attributes that have names of their own beside a new one', () => {
    const named = { ...table, actor: { ...table.actor, attributes: { ville: 'Ville' } } }
    const next = assign(named, 'Region', 'actor.attributes')
    expect(next.actor?.attributes).toEqual({ ville: 'Ville', Region: 'Region' })
  })
  test('says what was granted, by whom and when', () => {
    const next = assign(table, 'Montant', 'collaboration.funding.amount')
    expect(next.collaboration?.funding).toEqual({ amount: 'Montant' })
    expect(columnFields(next).get('Montant')).toEqual(['collaboration.funding.amount'])
  })
  test('replaces the column of a field that takes one', () => {
    const next = assign(table, 'Commune', 'actor.place.label')
    expect(next.actor?.place).toEqual({ label: 'Commune' })
  })
  test('adds to the columns kept as they are, and makes the parts that are missing', () => {
    const bare: TableMapping = { file: 'a.csv', holds: 'actors' }
    const next = assign(assign(bare, 'Effectif', 'actor.attributes'), 'Nom', 'actor.name')
    expect(next).toEqual({ ...bare, actor: { attributes: ['Effectif'], name: 'Nom' } })
  })
  test('keeps the refinements of fields that it does not touch', () => {
    const next = assign(table, 'Ville', undefined)
    expect(next.collaboration).toEqual(table.collaboration)
    expect(next.participation).toEqual(table.participation)
  })
})

describe('refine', () => {
  test('adds how dates are written to a plain column, and takes it away', () => {
    const dated = assign(table, 'Début', 'participation.startsOn')
    const dmy = refine(dated, 'participation.startsOn', 'Début', { date: 'dmy' })
    expect(dmy.participation?.startsOn).toEqual({ column: 'Début', date: 'dmy' })
    expect(refinementOf(dmy, 'participation.startsOn', 'date')).toBe('dmy')
    const plain = refine(dmy, 'participation.startsOn', 'Début', { date: undefined })
    expect(refinementOf(plain, 'participation.startsOn', 'date')).toBeUndefined()
  })
  test('replaces the table of values of a role', () => {
    const next = refine(table, 'participation.role', 'Coordinateur', {
      values: { TRUE: 'lead', FALSE: 'partner' },
    })
    expect(next.participation?.role).toEqual({
      column: 'Coordinateur',
      values: { TRUE: 'lead', FALSE: 'partner' },
    })
  })
})

describe('a table', () => {
  test('is complete once what it holds can be told apart', () => {
    expect(isComplete(table)).toBe(true)
    expect(isComplete({ file: 'a', holds: 'participations', actor: { name: 'Nom' } })).toBe(false)
    expect(isComplete({ file: 'a', holds: 'ties', source: { id: 'a' }, target: { id: 'b' } })).toBe(
      true,
    )
  })
  test('offers the fields of what its rows are', () => {
    expect(fieldsFor('actors').every((field) => field.startsWith('actor.'))).toBe(true)
    expect(fieldsFor('ties')).not.toContain('actor.name')
    // What tells one commune from another of the same name.
    expect(fieldsFor('participations')).toEqual(
      expect.arrayContaining([
        'actor.place.departement',
        'actor.place.region',
        'actor.place.country',
      ]),
    )
  })
  test('is found for a file by name, by pattern, else by place', () => {
    const other: TableMapping = { file: 'acteurs.csv', holds: 'actors' }
    const mapping = { version: 1 as const, tables: [table, other] }
    expect(tableIndexFor(mapping, { name: 'acteurs.csv' })).toBe(1)
    expect(tableIndexFor(mapping, { name: 'liste-partenaires-2014.csv' })).toBe(0)
    expect(tableIndexFor(mapping, { name: 'autre.csv' })).toBe(-1)
  })
})
