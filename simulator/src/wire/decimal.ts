/** `'12.5'` → 12.5; `null` when the text is not a plain decimal with a point. */
export function parseDecimal(text: string): number | null {
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}

/** `'12.5'` → 1250 minor units; `null` when it is not money. By digits: `1.15 * 100` is not 115. */
export function parseMoney(text: string): number | null {
  const parts = /^(-?)(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text)
  if (!parts) return null
  const [, sign = '', whole = '', fraction = ''] = parts
  const minor = Math.round(Number(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`))
  const carry = Number(fraction[2] ?? '0') >= 5 ? 1 : 0
  return (sign === '-' ? -1 : 1) * (minor + carry) || 0
}

/** 425000 → `'4250'`, 1250 → `'12.50'`. */
export function formatMoney(minor: number): string {
  return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2)
}

/** Kilograms and the like, without trailing zeros. */
export function formatDecimal(value: number): string {
  return String(Math.round(value * 1_000) / 1_000)
}
