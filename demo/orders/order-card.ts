import type { ServiceLevel, ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { html } from 'hono/html'
import { printDay, printMoment, printRoubles } from '../shop/language.ts'
import { type Order, orderTotal } from '../shop/order.ts'
import type { Html } from '../shop/pages/layout.ts'
import { printPlace } from '../shop/pages/thanks.ts'
import { correctionForm } from './correction-form.ts'
import { toCourierNumber, toCure, toStateSentence, toTrackingText } from './sentences.ts'

const PAYMENTS = { none: 'оплачен онлайн', cash: 'наличными', card: 'картой' } as const
const METHODS = { door: 'До двери', pickup_point: 'Пункт выдачи', locker: 'Постамат' } as const

/** One order: its state in a sentence, one thing to do, and the rest behind a menu. */
export function orderCard(order: Order, levels: readonly ServiceLevel[]): Html {
  const { number, shipment } = order
  return html`<article class="order" id="order-${number}" data-order="${number}" data-state="${shipment?.state ?? 'new'}">
    <header>
      <h2>№ ${number}</h2>
      <p>${printMoment(order.placedAt, 'ru')} · ${order.customer.name} · ${order.customer.phone}</p>
      <p class="sum">${printRoubles(orderTotal(order), 'ru')} <small>${PAYMENTS[order.payment]}</small></p>
    </header>
    <p class="goods">${order.lines.map((line) => `${line.name} × ${line.quantity}`).join(', ')}</p>
    <p class="place"><b>${METHODS[order.delivery.method]}</b> · ${toLevelName(order, levels)}${printPlace(order.delivery)}${
      order.delivery.window ? ` · ${printWindow(order)}` : ''
    } · ${order.delivery.price.amount === 0 ? 'бесплатно' : printRoubles(order.delivery.price.amount, 'ru')}</p>
    ${order.delivery.note ? html`<p>Курьеру: ${order.delivery.note}</p>` : ''}
    ${order.delivery.source === 'fallback' ? html`<p class="mark">Запасная цена: при оформлении служба доставки не отвечала.</p>` : ''}
    <p class="state" role="status">${toStateSentence(order)}</p>
    ${order.problem ? html`<p class="failure" role="alert">${order.problem}</p>` : ''}
    ${shipment?.state === 'rejected' ? failure(shipment) : ''}
    ${shipment?.state === 'unclear' ? dispute(order, shipment) : ''}
    ${shipment ? tracking(shipment) : ''}
    ${actions(order, levels)}
  </article>`
}

function toLevelName({ delivery }: Order, levels: readonly ServiceLevel[]): string {
  const level = levels.find(({ code }) => code === delivery.serviceLevel)
  return level ? `${level.name} · ` : ''
}

function printWindow({ delivery }: Order): string {
  const { window } = delivery
  return window
    ? [window.date, window.from && `${window.from}–${window.to}`].filter(Boolean).join(', ')
    : ''
}

/** The courier's words, ours, and the button that cures it. */
function failure({ reason }: ShipmentAnswer): Html | string {
  if (!reason) return ''
  const cure = toCure(reason)
  const words = reason.courierMessage ?? ''
  return html`<div class="failure" role="alert">
    ${words ? html`<p>Курьер ответил: «${words}»</p>` : ''}
    <p>${cure.advice}</p>
    ${cure.action === 'prefix' ? html`<p><a href="/admin/settings#prefix">Сменить префикс номеров</a></p>` : ''}
    ${cure.action === 'credentials' ? html`<p><a href="/admin/settings">Проверить подключение</a></p>` : ''}
  </div>`
}

/** Both orders side by side; only the merchant can tell. */
function dispute(order: Order, { found, courierReference }: ShipmentAnswer): Html {
  const rows = [
    ['Номер', courierReference, found?.courierReference],
    ['Получатель', order.customer.name, found?.recipientName],
    [
      'Сумма',
      printRoubles(orderTotal(order), 'ru'),
      found?.orderSum ? printRoubles(found.orderSum.amount, 'ru') : null,
    ],
    [
      'Создан',
      printMoment(order.placedAt, 'ru'),
      found?.createdOn && printDay(found.createdOn, 'ru'),
    ],
  ]
  return html`<div class="dispute" role="alert">
    <p>Ответ курьера потерялся, и под этим номером у него стоит такой заказ:</p>
    <table>
      <tr><td></td><th scope="col">Ваш заказ</th><th scope="col">У курьера</th></tr>
      ${rows.map(([name, mine, theirs]) => html`<tr><th scope="row">${name}</th><td>${mine ?? '—'}</td><td>${theirs ?? '—'}</td></tr>`)}
    </table>
    <div class="choice-buttons">
      ${button(order, 'resolve?verdict=ours', 'Это наш заказ', 'main')}
      ${button(order, 'resolve?verdict=foreign', 'Это чужой', '')}
    </div>
  </div>`
}

function tracking(shipment: ShipmentAnswer): Html | string {
  // Several of the courier's words may mean one thing to us: it is said once.
  const events = shipment.events.filter(
    (event, i, all) => i === 0 || toTrackingText(event) !== toTrackingText(all[i - 1]),
  )
  if (events.length === 0) return ''
  return html`<ol class="tracking">
    ${events.map(
      (event) => html`<li data-status="${event.status}">
        <span>${toTrackingText(event)}</span>
        <small>${printMoment(event.at, 'ru')}${event.place ? `, ${event.place}` : ''}</small>
      </li>`,
    )}
  </ol>`
}

function actions(order: Order, levels: readonly ServiceLevel[]): Html {
  const state = order.shipment?.state ?? 'new'
  const canCancel = state === 'sent' || state === 'queued'
  return html`<div class="actions">
    ${primary(order)}
    ${order.shipment?.pending ? html`<span class="mark">${order.shipment.pending === 'cancel' ? 'Отмена ждёт курьера' : 'Правка ждёт курьера'}</span>` : ''}
    <details class="more"><summary>Ещё</summary>
      ${correctionForm(order, levels)}
      ${canCancel ? button(order, 'cancel', 'Отменить доставку', 'danger') : ''}
      ${order.shipment ? button(order, 'refresh', 'Спросить о состоянии', '') : ''}
    </details>
  </div>`
}

function primary(order: Order): Html | string {
  const { shipment } = order
  if (!shipment || shipment.attempt < order.attempt) {
    return button(order, 'send', 'Отправить курьеру', 'main')
  }
  if (shipment.state === 'rejected' || shipment.state === 'cancelled') {
    return button(order, 'send', 'Отправить ещё раз', 'main')
  }
  if (shipment.state !== 'sent') return ''
  return html`<a class="act main" href="/admin/orders/${order.number}/label" target="_blank" rel="noopener">Ярлык № ${toCourierNumber(shipment)}</a>`
}

function button(order: Order, action: string, label: string, look: string): Html {
  return html`<form method="post" action="/admin/orders/${order.number}/${action}">
    <button class="act ${look}">${label}</button>
  </form>`
}
