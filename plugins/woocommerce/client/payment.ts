import type { Page } from './page.ts'

/** Prices depend on how the buyer pays: `none`, `cash` or `card`. */
export function kindOfPayment(page: Page, method: string): string {
  return method === '' ? page.defaultPayment : (page.payments[method] ?? 'cash')
}
