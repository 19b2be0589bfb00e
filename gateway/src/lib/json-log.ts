import type { Log } from './log.ts'

export type LogLevel = 'silent' | 'error' | 'info'

/** What may be personal or secret by its name stays out, whoever logs it. */
const HIDDEN = /pass|secret|token|auth|phone|address|email|recipient|login|seal$|^key$|cookie|body/i
const KEYS = /\b(sk_\w{1,16}_)[\w-]+|\bkey=[^&\s]+/g

/** One JSON object a line. `*.failed` and `*.crashed` are errors, everything else is information. */
export function createJsonLog(options: {
  readonly write: (line: string) => void
  readonly now: () => Date
  readonly level: LogLevel
}): Log {
  const { write, now, level } = options
  return (event, fields = {}) => {
    const isError = /\.(failed|crashed)$/.test(event)
    if (level === 'silent' || (level === 'error' && !isError)) return
    const line = { at: now().toISOString(), level: isError ? 'error' : 'info', event }
    write(`${JSON.stringify({ ...line, ...redact(fields) })}\n`)
  }
}

function redact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, show(key, value)]))
}

function show(key: string, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (HIDDEN.test(key)) return '[hidden]'
  if (typeof value === 'string') return value.replace(KEYS, '[hidden]')
  if (value instanceof Error) return showError(value)
  if (Array.isArray(value)) return value.map((entry) => show('', entry))
  if (typeof value === 'object') return redact({ ...value })
  return typeof value === 'bigint' ? String(value) : value
}

function showError(error: Error): unknown {
  const { name, message, stack } = error
  const cause = error.cause instanceof Error ? showError(error.cause) : undefined
  return redact({ name, message, stack, cause })
}
