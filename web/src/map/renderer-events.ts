import type { Box } from './names.ts'

/** Why there is no picture: no WebGL here, or its context was taken away. */
export type Missing = 'absent' | 'lost'

export type RendererEvents = {
  onSelect: (keys: string[]) => void
  onOpen: (key: string) => void
  /** The node whose surroundings alone are asked for; undefined: no longer. */
  onFocus: (key: string | undefined) => void
  /** WebGL is not there, or went away: the page shows the table instead. */
  onUnavailable: (missing: Missing) => void
  /** The whole name, shown under the pointer. */
  nameOf: (key: string) => string
  /** The second line of the name shown under the pointer. */
  describe: (key: string) => string
  /** A number as the reader writes it. */
  write: (count: number) => string
  /** What stands over the picture, in pixels from its corner: no name is written under it. */
  covered: () => readonly Box[]
}
