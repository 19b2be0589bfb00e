import { DeliveryError } from './errors.ts'

/**
 * How the old system ties a service level to a partner carrier, in one line:
 * `71, 90005, account, secret, '136, 234', 12%`.
 * Source: docs/protocol/measoft.md, 2.4.
 */
export interface ConnectionString {
  /** The partner's branch at the courier company. */
  readonly branchCode: string
  /** The partner's own courier code; carriers have fixed ones, see `PARTNER_CARRIERS`. */
  readonly courierCode: string
  readonly login: string
  readonly password: string
  /** The partner's service levels in order: the first that is available wins. */
  readonly serviceLevels: readonly string[]
  readonly markUp: MarkUp | null
}

/** Minor units, or hundredths of a percent: `12.5%` is 1250. */
export type MarkUp =
  | { readonly kind: 'money'; readonly amount: number }
  | { readonly kind: 'percent'; readonly hundredths: number }

/** What a carrier's login and password may be. */
interface Partner {
  readonly name: string
  readonly keys: 'optional' | 'required' | 'none'
}

export const PARTNER_CARRIERS: Readonly<Record<string, Partner>> = {
  90001: { name: 'Boxberry', keys: 'optional' },
  90002: { name: 'PickPoint', keys: 'optional' },
  90005: { name: 'СДЭК', keys: 'optional' },
  90008: { name: 'КСЭ', keys: 'required' },
  90010: { name: 'Почта России', keys: 'none' },
  90011: { name: 'DPD', keys: 'optional' },
  90017: { name: 'Dostavka.Guru', keys: 'optional' },
  90020: { name: '5Post', keys: 'required' },
}

const NAMES = ['branchCode', 'courierCode', 'login', 'password', 'serviceLevels', 'markUp'] as const
type Name = (typeof NAMES)[number]

/**
 * @throws {DeliveryError} `invalid_request`; `details.issues` names the parameter as `path`.
 */
export function parseConnectionString(line: string): ConnectionString {
  const [branchCode, courierCode, login, password, serviceLevels, markUp] = split(line)
  const connection: ConnectionString = {
    branchCode: digits('branchCode', branchCode),
    courierCode: digits('courierCode', courierCode),
    login,
    password,
    serviceLevels: toServiceLevels(serviceLevels),
    markUp: toMarkUp(markUp),
  }
  refuseKeys(connection)
  return connection
}

/**
 * The line that `parseConnectionString` reads back to the same.
 *
 * @throws {DeliveryError} `invalid_request` when a value cannot be written in this grammar.
 */
export function printConnectionString(connection: ConnectionString): string {
  const { branchCode, courierCode, login, password, serviceLevels, markUp } = connection
  if (login.includes(',')) throw invalid('login', 'a comma cannot be written here')
  const line = [
    branchCode,
    courierCode,
    login,
    quote('password', password),
    quote('serviceLevels', serviceLevels.join(', ')),
    printMarkUp(markUp),
  ].join(', ')
  // Whatever else the grammar cannot hold is found by reading it back.
  parseConnectionString(line)
  return line
}

type Six = readonly [string, string, string, string, string, string]

/** Single quotes protect commas in the fourth and fifth place only. */
function split(line: string): Six {
  let rest: string | null = line.trim()
  const take = (name: Name): string => {
    if (rest === null) throw invalid(name, 'is missing: six values are needed')
    const quotable = name === 'password' || name === 'serviceLevels'
    const [value, after] = quotable && /^\s*'/.test(rest) ? takeQuoted(name, rest) : takeBare(rest)
    rest = after
    return value
  }
  const six: Six = [
    take('branchCode'),
    take('courierCode'),
    take('login'),
    take('password'),
    take('serviceLevels'),
    take('markUp'),
  ]
  if (rest !== null) throw invalid('markUp', 'is followed by more: six values are allowed')
  return six
}

function takeBare(text: string): readonly [string, string | null] {
  const comma = text.indexOf(',')
  return comma < 0 ? [text.trim(), null] : [text.slice(0, comma).trim(), text.slice(comma + 1)]
}

function takeQuoted(name: Name, text: string): readonly [string, string | null] {
  const parts = /^\s*'([^']*)'\s*(?:,(.*))?$/s.exec(text)
  if (!parts) throw invalid(name, 'its quote is not closed before the next comma')
  return [parts[1] ?? '', parts[2] ?? null]
}

function digits(name: Name, value: string): string {
  if (!/^\d{1,10}$/.test(value)) throw invalid(name, 'must be a number')
  return value
}

function toServiceLevels(value: string): readonly string[] {
  const levels = value.split(',').map((level) => level.trim())
  if (levels.includes('')) throw invalid('serviceLevels', 'a service level is empty')
  return levels
}

function toMarkUp(value: string): MarkUp | null {
  if (value === '') return null
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?\s*(%?)$/.exec(value)
  if (!parts) throw invalid('markUp', 'must be money or percent, such as 10, 10.50 or 10%')
  const [, whole = '', fraction = '', percent] = parts
  const hundredths = Number(whole + fraction.padEnd(2, '0'))
  return percent === '%' ? { kind: 'percent', hundredths } : { kind: 'money', amount: hundredths }
}

function printMarkUp(markUp: MarkUp | null): string {
  if (markUp === null) return ''
  const hundredths = markUp.kind === 'percent' ? markUp.hundredths : markUp.amount
  const number = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '')
  return markUp.kind === 'percent' ? `${number}%` : number
}

function quote(name: Name, value: string): string {
  const needsQuotes = /^['\s]|,|\s$/.test(value)
  if (needsQuotes && value.includes("'")) {
    throw invalid(name, 'a quote and a comma cannot be written together')
  }
  return needsQuotes ? `'${value}'` : value
}

function refuseKeys({ courierCode, login, password }: ConnectionString): void {
  const partner = PARTNER_CARRIERS[courierCode]
  for (const [name, value] of [
    ['login', login],
    ['password', password],
  ] as const) {
    if (partner?.keys === 'required' && value === '') {
      throw invalid(name, `${partner.name} does not work without it`)
    }
    if (partner?.keys === 'none' && value !== '') throw invalid(name, `${partner.name} has none`)
  }
}

/** Names the parameter and its place; the value may be a password and stays out. */
function invalid(name: Name, problem: string): DeliveryError {
  const place = NAMES.indexOf(name) + 1
  return new DeliveryError(
    'invalid_request',
    `connection string, value ${place} (${name}): ${problem}`,
    {
      details: { issues: [{ path: name, message: problem }] },
    },
  )
}
