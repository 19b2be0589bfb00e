import type { Money } from '@courier-checkout/api-client/contract'
import { numberFormat } from './formats.ts'

/** `{ amount: 19900, currency: 'RUB' }` → `199 ₽`; fractions only where there are any. */
export function formatMoney(locale: string, { amount, currency }: Money): string {
  const value = amount / 100
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(value)
}
