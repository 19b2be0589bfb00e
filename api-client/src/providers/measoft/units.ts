import type { Currency, Money } from '../../domain/money.ts'

/** `2350` grams → `'2.35'`: kilograms with a point, by digits. */
export const toKilograms = (grams: number): string => shift(grams, 3)

/** `125` millimetres → `'12.5'`. */
export const toCentimetres = (mm: number): string => shift(mm, 1)

/** `35050` → `'350.50'`, always two decimals. */
export function toDecimal(minorUnits: number): string {
  const digits = String(Math.abs(minorUnits)).padStart(3, '0')
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const toYesNo = (value: boolean): string => (value ? 'YES' : 'NO')

const DECIMAL = /^(-?)(\d{1,12})(?:\.(\d{1,10}))?$/

/** `'350.5'` → `35050`; `null` when it is no decimal. By digits, because `1.15 * 100` is not 115. */
export const toMinorUnits = (decimal: string | undefined): number | null => unshift(decimal, 2)

/** `'15'` kilograms → `15000` grams. */
export const toGrams = (kilograms: string | undefined): number | null => unshift(kilograms, 3)

export function toMoney(decimal: string | undefined, currency: Currency): Money | null {
  const amount = toMinorUnits(decimal)
  return amount === null ? null : { amount, currency }
}

/** `'YES'` → `true`, `'NO'` → `false`, anything else: the courier does not say. */
export function readYesNo(text: string | undefined): boolean | null {
  if (text === 'YES') return true
  return text === 'NO' ? false : null
}

/** `'2031-03-17 05:41:12'` in GMT → `'2031-03-17T05:41:12.000Z'`; `null` when it is no time. */
export function toInstant(gmt: string | undefined): string | null {
  if (gmt === undefined || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(gmt)) return null
  const time = new Date(`${gmt.replace(' ', 'T')}Z`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

function shift(value: number, places: number): string {
  const digits = String(Math.round(value)).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  const whole = digits.slice(0, -places)
  return fraction === '' ? whole : `${whole}.${fraction}`
}

function unshift(decimal: string | undefined, places: number): number | null {
  const parts = DECIMAL.exec(decimal ?? '')
  if (!parts) return null
  const [, sign = '', whole = '', fraction = ''] = parts
  const kept = Number(whole + fraction.slice(0, places).padEnd(places, '0'))
  const rounded = kept + (Number(fraction[places] ?? '0') >= 5 ? 1 : 0)
  return sign === '-' && rounded !== 0 ? -rounded : rounded
}
