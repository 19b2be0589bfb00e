import type { Cart } from '@courier-checkout/api-client/contract'
import { html, raw } from 'hono/html'
import type { CartLine } from '../cart.ts'
import { printRoubles } from '../language.ts'
import type { Html, PageContext } from './layout.ts'

interface SummaryView {
  readonly lines: readonly CartLine[]
  readonly cart: Cart
  /** Kopecks. */
  readonly fallbackPrice: number
}

/** The cart beside the form. The page's script writes the delivery price into it, for show only. */
export function summary(context: PageContext, { lines, cart, fallbackPrice }: SummaryView): Html {
  const { t, language } = context
  return html`<h2>${t('summary')}</h2>
    <ul class="lines">${lines.map((line) => summaryLine(context, line))}</ul>
    <dl class="totals">
      <div><dt>${t('goods')}</dt><dd data-goods="${cart.goods}">${printRoubles(cart.goods, language)}</dd></div>
      <div><dt>${t('deliveryPrice')}</dt><dd id="delivery-price" data-empty="${t('notChosen')}" data-free="${t('free')}" data-fallback="${t('fallbackPrice', { price: printRoubles(fallbackPrice, language) })}">${t('notChosen')}</dd></div>
      <div class="total"><dt>${t('total')}</dt><dd id="total">${printRoubles(cart.goods, language)}</dd></div>
    </dl>`
}

function summaryLine({ t, language }: PageContext, { product, quantity }: CartLine): Html {
  const name = product.name[language]
  const step = (to: number, sign: string, label: string) =>
    html`<button type="submit" form="cart-form" formaction="/cart?product=${product.id}&quantity=${to}" class="step" aria-label="${label}">${sign}</button>`
  return html`<li>
    <span class="thumb">${raw(product.picture.replaceAll('glow-', 'thumb-'))}</span>
    <span class="line-name">${name}<small>${printRoubles(product.price * quantity, language)}</small></span>
    <span class="stepper">
      ${step(quantity - 1, '−', t('less', { name }))}
      <output>${quantity}</output>
      ${step(quantity + 1, '+', t('more', { name }))}
    </span>
  </li>`
}
