import { numberFormat } from './formats.ts'

/** `180` → `180 м`, `2350` → `2,4 км`. */
export function formatDistance(locale: string, metres: number): string {
  const isFar = metres >= 1000
  return numberFormat(locale, {
    style: 'unit',
    unit: isFar ? 'kilometer' : 'meter',
    maximumFractionDigits: metres < 10_000 ? 1 : 0,
  }).format(isFar ? metres / 1000 : Math.round(metres / 10) * 10)
}

/** `31000` → `31 кг`. */
export function formatWeight(locale: string, grams: number): string {
  return numberFormat(locale, {
    style: 'unit',
    unit: 'kilogram',
    maximumFractionDigits: 2,
  }).format(grams / 1000)
}
