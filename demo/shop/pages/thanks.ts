import { toAddressLine } from '@courier-checkout/api-client/contract'
import { html } from 'hono/html'
import { printArrival } from '../arrival.ts'
import { printMoney, printRoubles } from '../language.ts'
import { type Delivery, type Order, orderTotal } from '../order.ts'
import { type Html, type PageContext, page } from './layout.ts'

/** What the buyer bought and how it comes, as the shop has stored it. */
export function thanksPage(context: PageContext, order: Order): Html {
  const { t, language } = context
  const { delivery, cart } = order
  const payments = { none: 'payNone', cash: 'payCash', card: 'payCard' } as const
  const rows: readonly (readonly [string, string])[] = [
    [t('method'), t(delivery.method)],
    [t('where'), printPlace(delivery)],
    [t('when'), printArrival(delivery, context)],
    [t('paid'), t(payments[order.payment])],
    [t('goods'), printRoubles(cart.goods, language)],
    [
      t('deliveryPrice'),
      delivery.price.amount === 0 ? t('free') : printMoney(delivery.price, language),
    ],
    [t('total'), printRoubles(orderTotal(order), language)],
  ]
  return page(context, {
    title: t('thanks'),
    body: html`<section class="thanks">
      <h1>${t('thanks')}</h1>
      <p class="order-number">${t('thanksNumber', { number: order.number })}</p>
      <ul class="bought">${order.lines.map((line) => html`<li>${line.name} × ${line.quantity}</li>`)}</ul>
      <dl class="totals">
        ${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
      </dl>
      <p class="note">${t(`source_${delivery.source}`)} ${t('thanksMail')}</p>
      <p><a class="button" href="/">${t('toShop')}</a></p>
    </section>`,
  })
}

/** `Казань, ул. Баумана, д. 12`. The dictionary's “город” after a name is not how people say it. */
export function printPlace({ town, address, point }: Delivery): string {
  const place = point ? `${point.name}, ${point.address}` : address ? toAddressLine(address) : ''
  return [town.name.replace(/ город$/, ''), place].filter(Boolean).join(', ')
}
