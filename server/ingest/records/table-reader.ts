import { identifierOf, joinParts } from '../../domain/identifiers.ts'
import { ROLES, type Participation, type Role } from '../../domain/records.ts'
import { isFormula, type Columns } from '../columns.ts'
import type { TableMapping } from '../mapping.ts'
import { shown } from '../problem-list.ts'
import type { CsvRow } from '../readers/csv.ts'
import type { Assembly } from './assembly.ts'
import { pairKey } from './participations.ts'
import { bindTable, type BoundRecord, type BoundTable } from './bind-table.ts'
import {
  checkPeriod,
  findValue,
  readActor,
  readIdentity,
  readValues,
  type RowRecord,
  type RowValue,
} from './read-record.ts'
import type { RowIssues } from './row-issues.ts'

/** Reads the rows of one file by one table of the mapping into the assembly. */
export class TableReader {
  readonly bound: BoundTable
  readonly #table: TableMapping
  readonly #columns: Columns
  readonly #file: string
  readonly #assembly: Assembly
  /** Line of the first row of each id, where an id may come once only. */
  readonly #lines = new Map<string, number>()

  constructor(table: TableMapping, columns: Columns, file: string, assembly: Assembly) {
    this.bound = bindTable(table, columns, file)
    this.#table = table
    this.#columns = columns
    this.#file = file
    this.#assembly = assembly
  }

  /**
   * Reads one row; what it returns takes the row in. Undefined, or issues that refuse, when the row is
   * wrong: then nothing of it may be kept.
   */
  prepare(row: CsvRow, issues: RowIssues): (() => void) | undefined {
    this.#noteFormulas(row, issues)
    switch (this.#table.holds) {
      case 'actors':
        return this.#readActor(row, issues)
      case 'collaborations':
        return this.#readCollaboration(row, issues)
      case 'participations':
        return this.#readParticipation(row, issues)
      case 'ties':
        return this.#readTie(row, issues)
    }
  }

  #noteFormulas(row: CsvRow, issues: RowIssues): void {
    for (const index of this.bound.used) {
      const cell = row.cells[index] ?? ''
      if (isFormula(cell)) issues.note('formula-cell', this.#columns.label(index), cell)
    }
  }

  #readActor(row: CsvRow, issues: RowIssues): (() => void) | undefined {
    const actor = this.#actor(this.bound.actor, row, issues)
    if (actor === undefined || !this.#isFirst(actor.id, this.bound.actor?.id.column, issues)) {
      return undefined
    }
    return () => {
      this.#lines.set(actor.id, row.line)
      this.#assembly.addActor(actor, this.#at(row), this.#isPersons(), true)
    }
  }

  #readCollaboration(row: CsvRow, issues: RowIssues): (() => void) | undefined {
    const collaboration = this.#collaboration(row, issues)
    const column = this.bound.collaboration?.id?.column
    if (collaboration === undefined || !this.#isFirst(collaboration.id, column, issues)) {
      return undefined
    }
    return () => {
      this.#lines.set(collaboration.id, row.line)
      this.#assembly.addCollaboration(collaboration, this.#at(row), true)
    }
  }

  #readParticipation(row: CsvRow, issues: RowIssues): (() => void) | undefined {
    const actor = this.#actor(this.bound.actor, row, issues)
    const collaboration = this.#collaboration(row, issues)
    const role = this.#role(row, issues)
    const own = readValues(this.bound.participation, row.cells, issues, this.#table.decimal)
    checkPeriod(own, 'startsOn', 'endsOn', issues)
    if (actor === undefined || collaboration === undefined) return undefined
    if (!this.#assembly.allowsActor(actor.id)) {
      issues.refuse('unknown-actor', this.bound.actor?.id.column ?? '', actor.id)
    }
    if (!this.#assembly.allowsCollaboration(collaboration.id)) {
      const column = this.bound.collaboration?.id?.column ?? ''
      issues.refuse('unknown-collaboration', column, collaboration.id)
    }
    if (issues.isRefused) return undefined
    const participation = { ...this.#ids(actor, collaboration), role, ...fieldsOf(own) }
    const pair = pairKey(actor.id, collaboration.id)
    this.#noteRepeats(pair, participation, issues)
    return () => {
      this.#assembly.addActor(actor, this.#at(row), this.#isPersons())
      this.#assembly.addCollaboration(collaboration, this.#at(row))
      this.#assembly.participations.add(pair, participation)
      const { share } = participation
      if (share !== undefined && role === 'beneficiary') {
        const told = findValue(collaboration.values, 'funding.amount')?.value
        const amount = typeof told === 'number' ? told : undefined
        this.#assembly.shares.see(collaboration.id, actor.id, { share, amount }, this.#at(row))
      }
    }
  }

  /** As their records have them: a million rows would else keep a million texts of the same few ids. */
  #ids(actor: RowRecord, collaboration: RowRecord): { actorId: string; collaborationId: string } {
    const { actors, collaborations } = this.#assembly
    return {
      actorId: actors.records.get(actor.id)?.id ?? actor.id,
      collaborationId: collaborations.records.get(collaboration.id)?.id ?? collaboration.id,
    }
  }

  #readTie(row: CsvRow, issues: RowIssues): (() => void) | undefined {
    const source = this.#actor(this.bound.source, row, issues)
    const target = this.#actor(this.bound.target, row, issues)
    const values = this.#collaborationValues(row, issues)
    if (source === undefined || target === undefined) return undefined
    for (const end of [source, target]) {
      if (!this.#assembly.allowsActor(end.id)) issues.refuse('unknown-actor', '', end.id)
    }
    if (source.id === target.id) issues.refuse('self-tie', '', source.id)
    const id = this.#tieId(source, target, values, row)
    if (issues.isRefused) return undefined
    if (this.#assembly.ties.has(id)) issues.note('repeated-tie', '', `${source.id} – ${target.id}`)
    return () => {
      this.#assembly.addActor(source, this.#at(row), this.#isPersons())
      this.#assembly.addActor(target, this.#at(row), this.#isPersons())
      this.#assembly.addTie({ id, values }, source, target, this.#at(row))
    }
  }

  #tieId(source: RowRecord, target: RowRecord, values: readonly RowValue[], row: CsvRow): string {
    const own = this.bound.collaboration?.id
    const given = own === undefined ? '' : identifierOf(own.parts(row.cells))
    if (given !== '') return given
    const date = (path: string) => String(findValue(values, path)?.value ?? '')
    const parts = [source.id, target.id, date('startsOn'), date('endsOn')]
    // Joined here, since an id already holds its own joins: only whole texts are shortened.
    return identifierOf([joinParts(parts)])
  }

  #actor(bound: BoundRecord | undefined, row: CsvRow, issues: RowIssues): RowRecord | undefined {
    if (bound === undefined) return undefined
    const { places } = this.#assembly
    const actor = readActor(bound, row.cells, issues, this.#table.decimal, places)
    return actor.id === '' ? undefined : actor
  }

  #collaboration(row: CsvRow, issues: RowIssues): RowRecord | undefined {
    const field = this.bound.collaboration?.id
    if (field === undefined) return undefined
    const id = readIdentity(field, row.cells, issues, 'no-collaboration-identity')
    const values = this.#collaborationValues(row, issues)
    return id === '' ? undefined : { id, values }
  }

  #collaborationValues(row: CsvRow, issues: RowIssues): RowValue[] {
    const bound = this.bound.collaboration?.values ?? []
    const values = readValues(bound, row.cells, issues, this.#table.decimal)
    checkPeriod(values, 'startsOn', 'endsOn', issues)
    return values
  }

  #role(row: CsvRow, issues: RowIssues): Role {
    const field = this.bound.role
    const text = field?.read(row.cells) ?? ''
    if (text === '' || field === undefined) return 'partner'
    const role = ROLES.find((one) => one === text || one === text.toLowerCase())
    if (role === undefined) {
      // Whoever accepts the fix says that they take part, and no more.
      const expected = ROLES.join(', ')
      issues.propose('refused', 'unknown-role', field.column, {
        value: text,
        expected,
        fix: { value: 'partner' },
      })
    }
    return role ?? 'partner'
  }

  #noteRepeats(pair: string, participation: Participation, issues: RowIssues): void {
    const { actorId, collaborationId, role, startsOn, endsOn } = participation
    const known = this.#assembly.participations.of(pair)
    if (known.length === 0) return
    const names = `${shown(actorId)} – ${shown(collaborationId)}`
    const roles = new Set([...known.map((one) => one.role), role])
    if (known.every((one) => one.role !== role)) {
      issues.note('several-roles', this.bound.role?.column ?? '', names, [...roles].join(', '))
    } else if (
      known.some((one) => one.role === role && one.startsOn === startsOn && one.endsOn === endsOn)
    ) {
      issues.note('duplicate-participation', '', names)
    }
  }

  /** In a table of actors or collaborations each comes once, unless the mapping takes several rows. */
  #isFirst(id: string, column: string | undefined, issues: RowIssues): boolean {
    const first = this.#lines.get(id)
    if (first === undefined) {
      return true
    }
    const values = this.bound.actor?.values ?? this.bound.collaboration?.values ?? []
    if (values.some((value) => value.field.several !== undefined)) return true
    issues.refuse('duplicate-id', column ?? '', id, String(first))
    return false
  }

  #isPersons(): boolean {
    return this.#table.persons === 'keep'
  }

  #at(row: CsvRow): { file: string; line: number } {
    return { file: this.#file, line: row.line }
  }
}

/** The participation's own fields, by name: what the field table says they hold was read so. */
function fieldsOf(
  values: readonly RowValue[],
): Pick<Participation, 'startsOn' | 'endsOn' | 'intensity' | 'phase' | 'share'> {
  if (values.length === 0) return {}
  return Object.fromEntries(values.map(({ bound, value }) => [bound.path, value]))
}
