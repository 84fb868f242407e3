/**
 * A report told in one language, ready to be set: only texts, tables and names of pictures. The page
 * template knows these blocks and nothing of networks.
 */
export type ToldReport = {
  language: 'fr' | 'en'
  title: string
  author: string
  kicker: string
  /** Lines under the title. */
  lines: string[]
  /** Said at the top of the first page, and short on every page. */
  notice: { long: string; short: string } | null
  footer: string
  blocks: Block[]
}

export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'list'; items: string[] }
  | {
      type: 'answer'
      heading: string
      sentence: string
      lines: string[]
      figure: Figure | null
      note: string
    }
  | { type: 'figure'; figure: Figure; caption: string }
  | { type: 'table'; caption: string; columns: Column[]; rows: string[][] }
  | { type: 'terms'; items: { term: string; text: string }[] }

/** `file` names a picture that goes with the report; `alt` says in words what it shows. */
export type Figure = {
  file: 'map.svg' | 'ground.svg' | 'openness.svg' | 'isolation.svg' | 'dependence.svg'
  alt: string
}

/** `share` is the column's part of the width that numbers leave; 0: as narrow as its content. */
export type Column = { label: string; align: 'left' | 'right'; share: number }
