import { SaxesParser } from 'saxes'

/** One element of a request. Names and attributes keep their case; text is trimmed. */
export interface Element {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

/** A request that is not XML we are willing to read. `message` goes back to the caller as it is. */
export class MalformedXml extends Error {
  override readonly name = 'MalformedXml'
}

interface OpenElement {
  name: string
  attrs: Record<string, string>
  children: Element[]
  text: string
}

const MAX_DEPTH = 32

/** Reads a whole document. Throws `MalformedXml` for ill-formed text, any DTD, and deep nesting. */
export function parseXml(text: string): Element {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: OpenElement[] = []
  let root: Element | undefined

  parser.on('error', (error) => {
    throw new MalformedXml(error.message)
  })
  parser.on('doctype', () => {
    throw new MalformedXml('document type declarations are not accepted')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH) throw new MalformedXml('elements are nested too deep')
    open.push({ name: tag.name, attrs: { ...tag.attributes }, children: [], text: '' })
  })
  const addText = (chunk: string): void => {
    const current = open.at(-1)
    if (current) current.text += chunk
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const done = open.pop()
    if (!done) return
    const element = { ...done, text: done.text.trim() }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })

  parser.write(text.trimStart()).close()
  if (!root) throw new MalformedXml('document has no root element')
  return root
}

/** First child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((c) => c.name === name)
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((c) => c.name === name) ?? []
}

/** Text of a child, `''` when the child is absent or empty: the wire does not tell these apart. */
export function textOf(element: Element | undefined, name: string): string {
  return child(element, name)?.text ?? ''
}

export function attrOf(element: Element | undefined, name: string): string {
  return element?.attrs[name]?.trim() ?? ''
}

/** Ready XML text. Only this file makes it, so nothing unescaped gets in. */
export interface Markup {
  readonly xml: string
}

type Value = string | number | undefined
type Content = Value | readonly (Markup | undefined)[]

/** `el('town', { code: '1' }, 'Москва город')`. Undefined attributes and children are left out. */
export function el(
  name: string,
  attrs: Readonly<Record<string, Value>> = {},
  content?: Content,
): Markup {
  let xml = `<${name}`
  for (const key in attrs) {
    const value = attrs[key]
    if (value !== undefined) xml += ` ${key}="${escapeXml(String(value))}"`
  }
  const inner = toText(content)
  return { xml: inner === '' ? `${xml}/>` : `${xml}>${inner}</${name}>` }
}

/** Same, but with its text in a CDATA section, as some answers of the service have it. */
export function cdata(name: string, text: string): Markup {
  return { xml: `<${name}><![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>` }
}

/** The whole answer document. */
export function toDocument(root: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`
}

function toText(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string' || typeof content === 'number') return escapeXml(String(content))
  let xml = ''
  for (const part of content) if (part) xml += part.xml
  return xml
}

const SPECIAL = /[&<>"]/
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}
