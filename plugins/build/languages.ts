import { readFolder, toBytes, toText } from './sources.ts'

type Texts = Readonly<Record<string, string | Readonly<Record<string, string>>>>

/**
 * A `.pot` for translators: English is the message, the key its context. Russian and English themselves
 * are read from the JSON sources.
 */
export function createPot(name: string, folders: readonly string[]): Uint8Array {
  const entries = folders.flatMap((folder) => Object.entries(readTexts(folder)))
  const header = `msgid ""\nmsgstr ""\n"Project-Id-Version: ${name}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n`
  return toBytes([header, ...entries.map(toEntry)].join('\n'))
}

function readTexts(folder: string): Texts {
  const file = readFolder(folder, 'en.json').get('en.json')
  return file ? JSON.parse(toText(file)) : {}
}

function toEntry([key, text]: [string, Texts[string]]): string {
  if (typeof text === 'string') {
    return `msgctxt ${quote(key)}\nmsgid ${quote(text)}\nmsgstr ""\n`
  }
  const { one = '', other = '' } = text
  return `msgctxt ${quote(key)}\nmsgid ${quote(one)}\nmsgid_plural ${quote(other)}\nmsgstr[0] ""\nmsgstr[1] ""\n`
}

function quote(text: string): string {
  return JSON.stringify(text)
}
