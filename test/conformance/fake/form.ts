import type { Settings } from '../driver.ts'

/**
 * Settings in the scenarios' words as a plugin's own form sends them: a box that is not ticked is not there.
 * `statusId`: the platform's id of a status's word.
 */
export function toForm(settings: Settings, statusId: (word: string) => string): Settings {
  const pairs = Object.entries(settings).filter(([, value]) => value !== false)
  return Object.fromEntries(pairs.map(([key, value]) => [key, toField(key, value, statusId)]))
}

function toField(key: string, value: unknown, statusId: (word: string) => string): unknown {
  if (value === true) return '1'
  if (key === 'autoSendStatuses' && Array.isArray(value)) return value.map(statusId)
  if (key === 'failureStatus' && value !== '') return statusId(String(value))
  if (key === 'statusMap' && typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([event, word]) => [event, statusId(word)]))
  }
  const isStructure = key === 'senderTown' || key === 'intervals'
  return isStructure ? JSON.stringify(value) : value
}

/** The same as a browser posts it to PHP: `courier_checkout[rules][door][multiplier]=2`. */
export function toPhpFields(value: unknown, name: string): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [name]: String(value ?? '') }
  return Object.entries(value).reduce(
    (fields, [key, inner]) => Object.assign(fields, toPhpFields(inner, `${name}[${key}]`)),
    {},
  )
}

/** What the answer to a posted settings form says: its own line, and what it says of single fields. */
export function saidIn(html: string): string {
  const blocks = html.matchAll(
    /<(\w+)[^>]*(?:role="(?:status|alert)"|class="[^"]*problem[^"]*")[^>]*>([\s\S]*?)<\/\1>/g,
  )
  return [...blocks].map(([, , inside = '']) => inside.replace(/<[^>]+>/g, ' ')).join('\n')
}
