import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** E-mails that the shop's server wrote into a folder instead of sending them, decoded enough to read. */
export function readMails(folder: string, known: ReadonlySet<string>): readonly string[] {
  return listMails(folder)
    .filter((name) => !known.has(name))
    .map((name) => decode(readFileSync(join(folder, name), 'utf8')))
}

export function listMails(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.eml'))
}

function decode(mail: string): string {
  const words = mail.replace(/=\?utf-8\?(B|Q)\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString()
      : unquote(text.replaceAll('_', ' ')),
  )
  if (/^content-type:\s*multipart/im.test(mail)) {
    const parts = words.matchAll(/transfer-encoding:\s*base64\r?\n\r?\n([\w+/=\r\n]+)/gi)
    const texts = [...parts].map(([, text = '']) => Buffer.from(text, 'base64').toString())
    return [words, ...texts].join('\n')
  }
  if (/transfer-encoding:\s*base64/i.test(mail)) {
    const body = words
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join('')
    return `${words}\n${Buffer.from(body.replace(/\s/g, ''), 'base64').toString()}`
  }
  return /transfer-encoding:\s*quoted-printable/i.test(mail) ? unquote(words) : words
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /[\u0080-\u00ff]/.test(bytes) && !/[\u0100-\uffff]/.test(bytes)
    ? Buffer.from(bytes, 'latin1').toString()
    : bytes
}
