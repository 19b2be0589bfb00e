import { readFolder, toBytes, toText } from './sources.ts'

type Text = string | Readonly<Record<string, string>>

/** One message as gettext sees it: English is the message, our key its context. */
export interface Message {
  /** None: a line of the plugin's header, which WordPress translates by its text alone. */
  readonly context?: string
  readonly id: string
  readonly plural?: string
  /** Russian, one for each plural form. */
  readonly translated: readonly string[]
}

const PLURALS = { pot: 'nplurals=INTEGER; plural=EXPRESSION;', ru: russianPlurals() }
/** Gettext's separators of context and message, and of plural forms. */
const [CONTEXT, FORM] = ['\u0004', '\u0000']
const MO_MAGIC = 0x950412de
const MO_HEADER_BYTES = 28

/** The messages of these folders' `en.json` and `ru.json`, those of `more` before them. */
export function readMessages(folders: readonly string[], more: readonly Message[]): Message[] {
  const read = folders.flatMap((folder) => {
    const [en, ru] = [readTexts(folder, 'en'), readTexts(folder, 'ru')]
    return Object.entries(en).map(([key, text]) => toMessage(key, text, ru[key] ?? text))
  })
  return [...more, ...read]
}

/** A `.pot` for translators. */
export function createPot(name: string, messages: readonly Message[]): Uint8Array {
  const header = `msgid ""\nmsgstr ""\n${headerLines(name, PLURALS.pot)
    .map((line) => `${quote(`${line}\n`)}\n`)
    .join('')}`
  return toBytes([header, ...messages.map(toEntry)].join('\n'))
}

/** The Russian `.mo` that WordPress reads. */
export function createRussianMo(name: string, messages: readonly Message[]): Uint8Array {
  const header = [...headerLines(name, PLURALS.ru), 'Language: ru'].join('\n')
  const pairs = messages.map(({ context, id, plural, translated }) => {
    const own = context === undefined ? id : `${context}${CONTEXT}${id}`
    return [plural === undefined ? own : `${own}${FORM}${plural}`, translated.join(FORM)] as const
  })
  return packMo([['', `${header}\n`], ...pairs])
}

/** Numbers, the two tables of lengths and places, all messages, all translations. */
function packMo(pairs: readonly (readonly [string, string])[]): Uint8Array {
  const encoded = pairs.map(([id, text]) => [Buffer.from(id), Buffer.from(text)] as const)
  encoded.sort(([a], [b]) => Buffer.compare(a, b))
  const count = encoded.length
  const tables = Buffer.alloc(MO_HEADER_BYTES + count * 16)
  // No hash table; still its place counts, for older WordPress measures the tables by it.
  const places = [0, 8, 16].map((bytes) => MO_HEADER_BYTES + count * bytes)
  const [ids = 0, texts = 0, hashes = 0] = places
  const start = [MO_MAGIC, 0, count, ids, texts, 0, hashes]
  for (const [n, value] of start.entries()) tables.writeUInt32LE(value, n * 4)
  const bodies: Buffer[] = []
  let place = tables.length
  for (const [side, from] of [
    [0, ids],
    [1, texts],
  ] as const) {
    for (const [n, pair] of encoded.entries()) {
      const bytes = pair[side]
      tables.writeUInt32LE(bytes.length, from + n * 8)
      tables.writeUInt32LE(place, from + n * 8 + 4)
      bodies.push(bytes, Buffer.alloc(1))
      place += bytes.length + 1
    }
  }
  return new Uint8Array(Buffer.concat([tables, ...bodies]))
}

function readTexts(folder: string, locale: string): Readonly<Record<string, Text>> {
  const file = readFolder(folder, `${locale}.json`).get(`${locale}.json`)
  return file ? JSON.parse(toText(file)) : {}
}

function toMessage(context: string, en: Text, ru: Text): Message {
  if (typeof en === 'string') return { context, id: en, translated: [String(ru)] }
  const { one = '', other = '' } = en
  const forms = typeof ru === 'string' ? { other: ru } : ru
  const translated = ['one', 'few', 'many'].map((form) => forms[form] ?? forms.other ?? '')
  return { context, id: one, plural: other, translated }
}

function toEntry({ context, id, plural }: Message): string {
  const before = context === undefined ? '' : `msgctxt ${quote(context)}\n`
  const forms =
    plural === undefined
      ? 'msgstr ""\n'
      : `msgid_plural ${quote(plural)}\nmsgstr[0] ""\nmsgstr[1] ""\n`
  return `${before}msgid ${quote(id)}\n${forms}`
}

function headerLines(name: string, plurals: string): readonly string[] {
  return [
    `Project-Id-Version: ${name}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    `Plural-Forms: ${plurals}`,
  ]
}

function russianPlurals(): string {
  const few = 'n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)'
  return `nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : ${few} ? 1 : 2);`
}

function quote(text: string): string {
  return JSON.stringify(text)
}
