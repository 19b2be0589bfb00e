/** What is to be written, in the form `xml.ts` reads: `@name`, `#text`, children. Absent: left out. */
export type XmlInput = string | XmlInputObject | readonly XmlInput[] | undefined
export interface XmlInputObject {
  readonly [name: string]: XmlInput
}

/** A whole document as text. Names come from our code, every value is escaped. */
export function writeXml(name: string, root: XmlInputObject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(name, root)}`
}

function writeElement(name: string, value: XmlInput): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return `<${name}>${escapeText(value)}</${name}>`
  if (isList(value)) return value.map((each) => writeElement(name, each)).join('')

  let attributes = ''
  let content = ''
  for (const [key, child] of Object.entries(value)) {
    if (key === '#text') content += typeof child === 'string' ? escapeText(child) : ''
    else if (!key.startsWith('@')) content += writeElement(key, child)
    else if (typeof child === 'string') attributes += ` ${key.slice(1)}="${escapeText(child)}"`
  }
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

const isList = (value: XmlInput): value is readonly XmlInput[] => Array.isArray(value)

/** All that XML 1.0 forbids, ASCII 29 of marking codes and halves of surrogate pairs among it. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader would turn these into spaces inside an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A value as it stands in a document. */
export function escapeText(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"'\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
}
