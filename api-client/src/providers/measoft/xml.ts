import { setImmediate as nextTurn } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { DeliveryError } from '../../errors.ts'

/** What an element became: text alone, or attributes as `@name`, text as `#text`, children by name. */
export type XmlNode = string | XmlObject | readonly XmlNode[]
export interface XmlObject {
  readonly [name: string]: XmlNode | undefined
}
export interface XmlDocument {
  readonly name: string
  readonly root: XmlObject
}

export interface ReadOptions {
  /** Names that are lists even when they stand alone. */
  readonly repeated: readonly string[]
  /** Children of the root that are given out as they close, instead of being kept in the tree. */
  readonly row?: string | undefined
}

/** Whether a node has attributes or children, and is no list. */
export const isElement = (node: XmlNode | undefined): node is XmlObject =>
  typeof node === 'object' && !Array.isArray(node)

/** Large enough to be fast, small enough that nobody else waits: about 2 ms of parsing. */
export const PIECE_CHARS = 64 * 1024
const MAX_CHARS = 64 * 1024 * 1024
/** Rows are given out and not kept, so a list may be longer. */
const MAX_LIST_CHARS = 8 * MAX_CHARS
const MAX_DEPTH = 40

/**
 * Reads a document as it arrives: yields the rows closed so far, at least once a piece, and lets
 * the event loop turn between pieces. Returns the document without its rows.
 *
 * @throws {DeliveryError} `courier_misbehaved` when it is not well-formed, has a DTD or is too large.
 */
export async function* readRows(
  source: AsyncIterable<string> | Iterable<string>,
  options: ReadOptions,
): AsyncGenerator<readonly XmlObject[], XmlDocument> {
  const reader = createReader(options)
  let room = PIECE_CHARS
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.slice(at, at + room)
      reader.write(piece)
      at += piece.length
      room -= piece.length
      if (room > 0) continue
      room = PIECE_CHARS
      const rows = reader.takeRows()
      if (rows.length > 0) yield rows
      await nextTurn()
    }
  }
  const document = reader.end()
  const rest = reader.takeRows()
  if (rest.length > 0) yield rest
  return document
}

/** The whole document at once; for answers known to be small enough to keep. */
export async function readDocument(
  source: AsyncIterable<string> | Iterable<string>,
  repeated: readonly string[],
): Promise<XmlDocument> {
  const reading = readRows(source, { repeated })
  for (;;) {
    const step = await reading.next()
    if (step.done) return step.value
  }
}

/** A short text that is in memory already, such as a webhook's body. */
export function parseDocument(text: string, repeated: readonly string[]): XmlDocument {
  const reader = createReader({ repeated })
  reader.write(text)
  return reader.end()
}

interface Reader {
  write(piece: string): void
  takeRows(): readonly XmlObject[]
  end(): XmlDocument
}

interface Frame {
  readonly name: string
  /** `null`: as most elements it has text and nothing else so far. */
  node: Record<string, XmlNode> | null
  text: string
}

function createReader({ repeated, row }: ReadOptions): Reader {
  const lists = new Set(repeated)
  const most = row === undefined ? MAX_CHARS : MAX_LIST_CHARS
  // Nobody reads at which line a list of megabytes is broken, and counting them takes its time.
  const parser = new SaxesParser({ position: false, xmlns: false })
  const open: Frame[] = []
  let rows: XmlObject[] = []
  let document: XmlDocument | undefined
  let size = 0

  parser.on('error', (cause) => {
    throw misbehaved('the answer is not well-formed XML', cause)
  })
  parser.on('doctype', () => {
    throw misbehaved('the answer has a DTD')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === MAX_DEPTH) throw misbehaved(`the answer is nested over ${MAX_DEPTH} deep`)
    open.push({ name, node: toAttributes(attributes), text: '' })
  })
  const addText = (text: string): void => {
    const frame = open.at(-1)
    if (frame) frame.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const frame = open.pop()
    if (!frame) return
    const parent = open.at(-1)
    const value = toValue(frame)
    if (!parent) document = { name: frame.name, root: toObject(value) }
    else if (open.length === 1 && frame.name === row) rows.push(toObject(value))
    else if (value !== undefined) attach(parent, { name: frame.name, value, lists })
  })

  return {
    write(piece) {
      size += piece.length
      if (size > most) throw misbehaved(`the answer is longer than ${most} characters`)
      parser.write(piece)
    },
    takeRows() {
      const taken = rows
      rows = []
      return taken
    },
    end() {
      parser.close()
      if (!document) throw misbehaved('the answer has no root element')
      return document
    },
  }
}

/** Without what every object inherits, so that an element called `__proto__` is only a name. */
class Node {
  [name: string]: XmlNode
}
Object.setPrototypeOf(Node.prototype, null)

/** Empty attributes mean "not given". Source: docs/protocol/measoft.md, 1. */
function toAttributes(attributes: Readonly<Record<string, string>>): Node | null {
  let node: Node | null = null
  // The parser makes them without a prototype.
  for (const name in attributes) {
    const trimmed = attributes[name]?.trim() ?? ''
    if (trimmed === '') continue
    node ??= new Node()
    node[`@${name}`] = trimmed
  }
  return node
}

/** Nothing inside means "not given" here too. */
function toValue({ node, text }: Frame): XmlNode | undefined {
  const trimmed = text.trim()
  if (node === null) return trimmed === '' ? undefined : trimmed
  if (trimmed !== '') node['#text'] = trimmed
  return node
}

function toObject(value: XmlNode | undefined): XmlObject {
  const node = new Node()
  if (typeof value === 'string') node['#text'] = value
  return isElement(value) ? value : node
}

/** An unexpected repeat of a name keeps the first: what we do not know we do not read. */
function attach(
  parent: Frame,
  child: {
    readonly name: string
    readonly value: XmlNode
    readonly lists: ReadonlySet<string>
  },
): void {
  const { name, value, lists } = child
  parent.node ??= new Node()
  const present = parent.node[name]
  if (!lists.has(name)) parent.node[name] = present ?? value
  else if (Array.isArray(present)) present.push(value)
  else parent.node[name] = [value]
}

function misbehaved(message: string, cause?: unknown): DeliveryError {
  return new DeliveryError('courier_misbehaved', message, { cause })
}
