import { createHash } from 'node:crypto'
import type { RecordKind, RecordTypes } from './record-kinds.ts'
import type { Application, Participation } from './records.ts'

const MAX_BYTES = 200
const KEPT_BYTES = 150

/**
 * The stable identifier that a text (or several together) makes: NFC, outer white space trimmed,
 * nothing folded; parts joined by `|`, a `|` inside a part doubled when there are several. Past 200
 * bytes of UTF-8: the first 150 and 16 hex digits of its SHA-256. Empty when no part holds anything.
 */
export function identifierOf(parts: readonly string[]): string {
  const cleaned = parts.map((part) => part.normalize('NFC').trim())
  if (cleaned.every((part) => part === '')) return ''
  return shorten(joinParts(cleaned))
}

/** Parts joined by `|`; a `|` inside a part is doubled. One part alone stays as it is. */
export function joinParts(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0] ?? ''
  return parts.map((part) => (part.includes('|') ? part.replaceAll('|', '||') : part)).join('|')
}

function shorten(text: string): string {
  // A UTF-16 unit is three bytes of UTF-8 at most: most texts need no counting.
  if (text.length * 3 <= MAX_BYTES) return text
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= MAX_BYTES) return text
  // A code point cut in two at the end is dropped, never replaced.
  const kept = new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes.subarray(0, KEPT_BYTES), { stream: true })
    .trimEnd()
  const digest = createHash('sha256').update(text, 'utf8').digest('hex')
  return `${kept}${digest.slice(0, 16)}`
}

/** What identifies a participation: (actor, collaboration, role, start or nothing). */
export function participationKey(
  p: Pick<Participation, 'actorId' | 'collaborationId' | 'role' | 'startsOn'>,
): string {
  return joinParts([p.actorId, p.collaborationId, p.role, p.startsOn ?? ''])
}

/** Whether a text is the key of a participation whose ids hold no `|`; false does not say that it is not. */
export function isParticipationKey(
  key: string,
  p: Parameters<typeof participationKey>[0],
): boolean {
  const { actorId, collaborationId, role, startsOn = '' } = p
  const afterActor = actorId.length + 1
  const afterCollaboration = afterActor + collaborationId.length + 1
  return (
    key.length === afterCollaboration + role.length + 1 + startsOn.length &&
    key.startsWith(actorId) &&
    key.startsWith(collaborationId, afterActor) &&
    key.startsWith(role, afterCollaboration) &&
    key.endsWith(startsOn) &&
    key.indexOf('|') === actorId.length &&
    key.indexOf('|', afterActor) === afterCollaboration - 1 &&
    key.charCodeAt(afterCollaboration + role.length) === '|'.charCodeAt(0)
  )
}

/** What identifies an application: (call, collaboration). */
export function applicationKey(a: Pick<Application, 'callId' | 'collaborationId'>): string {
  return joinParts([a.callId, a.collaborationId])
}

/** The key of a record among those of its kind: its id, or what identifies it. */
export function recordKey(record: RecordTypes[RecordKind]): string {
  if ('actorId' in record) return participationKey(record)
  if ('callId' in record) return applicationKey(record)
  return record.id
}

/**
 * Code-point order, the one order of ids everywhere. (UTF-16 order, which `<` gives, differs beyond the
 * basic plane; UTF-8 byte order, which stores use, is code-point order.)
 */
export function compareIds(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate (beyond the basic plane) sorts after every other code unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff
    const yHigh = y >= 0xd800 && y <= 0xdfff
    if (xHigh !== yHigh) return xHigh ? 1 : -1
    return x - y
  }
  return a.length - b.length
}
