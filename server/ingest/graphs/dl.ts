import { brokenFile, checkAnnounced, newGraph, type Graph } from './graph.ts'
import { forEachLine, wordsOf, type OnPart } from './words.ts'

type Token = { text: string; line: number; isFirst: boolean }
/** `level labels` and `matrix labels` are one. */
type Label = 'labels' | 'row labels' | 'column labels' | 'matrix labels'

/**
 * UCINET's DL (UCINET 6 guide): full, half and two-mode matrices, lists of edges and of nodes, labels
 * apart or embedded in the data, several matrices in one file. Cells of 0 are no tie. Matrices are of
 * directed ties unless they are symmetric; two-mode data make rows actors and columns what brings them
 * together.
 * @throws AppError broken-file
 */
export function readDl(file: string, text: string, onPart?: OnPart): Graph[] {
  return new DlReader(file, text, onPart).read()
}

class DlReader {
  readonly #file: string
  readonly #tokens: Token[]
  #at = 0
  #sizes = { n: Number.NaN, nr: Number.NaN, nc: Number.NaN, nm: 1 }
  #format = 'fullmatrix'
  #embedded = { rows: false, columns: false }
  readonly #labels = new Map<Label, string[]>()
  #hasDiagonal = true

  constructor(file: string, text: string, onPart?: OnPart) {
    this.#file = file
    const tokens: Token[] = []
    const take = (line: string, i: number): void => {
      for (const [place, { text: word }] of wordsOf(line, ',').entries()) {
        tokens.push({ text: word, line: i + 1, isFirst: place === 0 })
      }
    }
    // Cutting into words takes about as long as what is made of them.
    forEachLine(text, take, onPart && ((part) => onPart(part / 2)))
    this.#tokens = tokens
  }

  read(): Graph[] {
    if (this.#next()?.text.toLowerCase() !== 'dl') throw this.#fail('DL ?')
    this.#readHeader()
    const isTwoMode = this.#isTwoMode()
    const { n, nr, nc } = this.#sizes
    const size = isTwoMode ? nr + nc : n
    if (Number.isNaN(size)) throw this.#fail('N = ?')
    checkAnnounced(this.#file, 1, Math.max(1, size) * this.#sizes.nm)
    const graphs: Graph[] = []
    for (let matrix = 0; matrix < this.#sizes.nm; matrix++) {
      const name = this.#labels.get('matrix labels')?.[matrix]
      const graph = newGraph(name ?? (this.#sizes.nm > 1 ? String(matrix + 1) : undefined))
      graph.isTwoMode = isTwoMode
      this.#readData(graph)
      graphs.push(graph)
    }
    return graphs
  }

  #isTwoMode(): boolean {
    return !Number.isNaN(this.#sizes.nr) && !Number.isNaN(this.#sizes.nc)
  }

  #readHeader(): void {
    for (;;) {
      const token = this.#next()
      if (token === undefined) throw this.#fail('data: ?')
      const word = token.text.toLowerCase()
      if (word.startsWith('data')) return
      const size = /^(n|nr|nc|nm)(=.*)?$/.exec(word)
      if (size) this.#setSize(size[1] ?? '', this.#valueOf(token))
      else if (word.startsWith('format')) this.#format = this.#valueOf(token).toLowerCase()
      else if (word.startsWith('diagonal')) {
        this.#hasDiagonal = this.#valueOf(token).toLowerCase() !== 'absent'
      } else if (/^(labels|row|col|column|matrix|level)/.test(word)) this.#readLabels(token)
      else throw this.#fail(token.text, token.line)
    }
  }

  /** `n=5`, `n = 5` and `n= 5` are one. */
  #valueOf(token: Token): string {
    const own = token.text.split('=')[1]
    if (own !== undefined && own !== '') return own
    const next = this.#next()
    const text = (next?.text ?? '').replace(/^=/, '')
    return text === '' ? (this.#next()?.text ?? '') : text
  }

  #setSize(name: string, text: string): void {
    const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
    if (Number.isNaN(value)) throw this.#fail(`${name.toUpperCase()} = ${text}`)
    if (name === 'n' || name === 'nr' || name === 'nc' || name === 'nm') this.#sizes[name] = value
  }

  #readLabels(first: Token): void {
    let name = first.text.toLowerCase()
    while (!name.endsWith(':')) {
      const token = this.#next()
      if (token === undefined) throw this.#fail(first.text, first.line)
      name = `${name} ${token.text.toLowerCase()}`
      if (name.endsWith('embedded')) break
    }
    name = name.replace(/:$/, '').replace(/^col /, 'column ')
    if (name.endsWith('embedded')) {
      if (this.#peek()?.text === ':') this.#next()
      if (!name.startsWith('column')) this.#embedded.rows = true
      if (!name.startsWith('row')) this.#embedded.columns = true
      return
    }
    const kinds: readonly Label[] = ['labels', 'row labels', 'column labels']
    const kind = kinds.find((one) => one === name) ?? 'matrix labels'
    const labels: string[] = []
    const limit = this.#labelCount(kind)
    while (labels.length < limit) {
      const token = this.#next()
      if (token === undefined || isKeyword(token)) throw this.#fail(`${kind} ?`, first.line)
      labels.push(token.text)
    }
    this.#labels.set(kind, labels)
  }

  /** Row and column labels of a matrix of one mode are as many as its nodes. */
  #labelCount(kind: Label): number {
    const { n, nr, nc, nm } = this.#sizes
    const [count] = {
      labels: [n],
      'row labels': [nr, n],
      'column labels': [nc, n],
      'matrix labels': [nm],
    }[kind].filter((size) => !Number.isNaN(size))
    return count ?? 0
  }

  #readData(graph: Graph): void {
    if (/^(edgelist|nodelist)/.test(this.#format)) this.#readList(graph)
    else if (/^(fullmatrix|fm|lowerhalf|upperhalf|lh|uh)$/.test(this.#format)) {
      this.#readMatrix(graph)
    } else throw this.#fail(`FORMAT = ${this.#format}`)
  }

  #addNodes(graph: Graph, rows: readonly string[], columns: readonly string[]): void {
    const line = this.#tokens[0]?.line ?? 1
    for (const label of rows) graph.nodes.push({ id: label, line, attributes: new Map() })
    for (const label of columns) {
      graph.nodes.push({ id: label, line, isSecond: true, attributes: new Map() })
    }
  }

  #readMatrix(graph: Graph): void {
    const { n, nr, nc } = this.#sizes
    const rowCount = graph.isTwoMode ? nr : n
    const columnCount = graph.isTwoMode ? nc : n
    const embedded = this.#embedded
    const columns = embedded.columns
      ? this.#take(columnCount)
      : (this.#labels.get(graph.isTwoMode ? 'column labels' : 'labels') ?? numbers(columnCount))
    const given = this.#labels.get('row labels') ?? this.#labels.get('labels') ?? numbers(rowCount)
    const rows: string[] = []
    const cells: { row: number; column: number; value: string; line: number }[] = []
    const isLower = this.#format.startsWith('l')
    const isUpper = this.#format.startsWith('u')
    const skip = this.#hasDiagonal ? 0 : 1
    for (let row = 0; row < rowCount; row++) {
      rows.push(embedded.rows ? (this.#take(1)[0] ?? '') : (given[row] ?? ''))
      const from = isUpper ? row + skip : 0
      const to = isLower ? row + 1 - skip : columnCount
      for (let column = from; column < to; column++) {
        const token = this.#number()
        cells.push({ row, column, value: token.text, line: token.line })
      }
    }
    const labels = graph.isTwoMode ? columns : []
    this.#addNodes(graph, rows, labels)
    const tied = cells.filter(({ value }) => Number(value) !== 0)
    const values = new Map(tied.map((c) => [`${String(c.row)} ${String(c.column)}`, c.value]))
    const isSymmetric =
      !graph.isTwoMode &&
      tied.every((c) => values.get(`${String(c.column)} ${String(c.row)}`) === c.value)
    for (const { row, column, value, line } of tied) {
      if (isSymmetric && column < row) continue
      const source = rows[row] ?? ''
      const target = (graph.isTwoMode ? columns : rows)[column] ?? ''
      const directed = !graph.isTwoMode && !isSymmetric && !isLower && !isUpper
      graph.edges.push({ source, target, line, directed, weight: value, attributes: new Map() })
    }
  }

  #readList(graph: Graph): void {
    const { n, nr, nc } = this.#sizes
    const isTwoMode = graph.isTwoMode || this.#format.endsWith('2')
    const own = (kind: Label, size: number, isEmbedded: boolean) =>
      this.#labels.get(kind) ?? (isEmbedded ? [] : numbers(size))
    const rows = own(isTwoMode ? 'row labels' : 'labels', isTwoMode ? nr : n, this.#embedded.rows)
    const columns = isTwoMode ? own('column labels', nc, this.#embedded.columns) : rows
    graph.isTwoMode = isTwoMode
    const known = { rows: new Set(rows), columns: new Set(columns) }
    const name = (side: 'rows' | 'columns', text: string, line: number): string => {
      const labels = side === 'rows' ? rows : columns
      if (this.#embedded[side]) {
        const names = isTwoMode ? known[side] : known.rows
        if (!names.has(text)) labels.push(text)
        names.add(text)
        return text
      }
      const label = /^\d{1,7}$/.test(text) ? labels[Number(text) - 1] : undefined
      if (label === undefined) throw this.#fail(text, line)
      return label
    }
    while (this.#at < this.#tokens.length) {
      const [first, ...rest] = this.#restOfLine()
      if (first === undefined || first.text === '!') break
      const source = name('rows', first.text, first.line)
      const isEdges = this.#format.startsWith('edgelist')
      const ends = isEdges ? rest.slice(0, 1) : rest
      const weight = isEdges ? rest[1]?.text : undefined
      if (isEdges && ends.length === 0) throw this.#fail(first.text, first.line)
      for (const end of ends) {
        graph.edges.push({
          source,
          target: name('columns', end.text, end.line),
          line: first.line,
          directed: !isTwoMode,
          attributes: new Map(),
          ...(weight !== undefined && { weight }),
        })
      }
    }
    const size = isTwoMode ? nr : n
    // Fewer labels than nodes: those without a tie are known by their number.
    for (let i = rows.length; i < size; i++) rows.push(String(i + 1))
    this.#addNodes(graph, rows, isTwoMode ? columns : [])
  }

  #restOfLine(): Token[] {
    const line = this.#peek()?.line
    const tokens: Token[] = []
    while (this.#at < this.#tokens.length && this.#peek()?.line === line) {
      const token = this.#next()
      if (token) tokens.push(token)
    }
    return tokens
  }

  #take(count: number): string[] {
    return Array.from({ length: count }, () => {
      const token = this.#next()
      if (token === undefined) throw this.#fail('labels ?')
      return token.text
    })
  }

  #number(): Token {
    const token = this.#next()
    if (token === undefined) throw this.#fail('data ?')
    if (Number.isNaN(Number(token.text))) throw this.#fail(token.text, token.line)
    return token
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++]
  }

  #fail(found: string, line = this.#tokens[Math.max(0, this.#at - 1)]?.line ?? 0) {
    return brokenFile(this.#file, 'UCINET DL', line, found)
  }
}

function isKeyword({ text }: Token): boolean {
  return /^(data|labels|format|row|col|column|matrix)\b.*[:=]$/i.test(text)
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1))
