import { html } from 'hono/html'
import {
  type Line,
  type Order,
  recipientName,
  type StatusEntry,
  statusOf,
} from '../orders/order.ts'
import { STATUS_TITLES } from '../orders/statuses.ts'
import { findTownByCode } from '../places/towns.ts'
import { formatDecimal } from '../wire/decimal.ts'
import type { World } from '../world.ts'
import { type Html, toPage } from './layout.ts'
import { toMoves } from './orders-page.ts'
import { PAYTYPE_WORDS, roubles, shortTime, statusTitle, statusTone } from './words.ts'

/** One order: what the shop sent, how it went, and every status to give it. */
export function toOrderPage(world: World, order: Order, basePath: string): Html {
  const status = statusOf(order)
  return toPage({
    basePath,
    title: `Заказ ${order.orderno}`,
    body: html`<p><a href="${basePath}/">← Все заказы</a></p>
<h1>Заказ ${order.orderno} <span class="status ${statusTone(status.code)}" data-key="state">${statusTitle(status.code)}</span></h1>
<div class="columns">
<section><h2>Что дальше</h2>
<div data-key="moves">${toMoves(order, basePath)}</div>
<form id="any" class="any" data-move method="post" action="${basePath}/orders/${order.ordercode}/status">
<label>Любой статус <input name="status" list="statuses" required pattern="[A-Z_]{2,40}" autocomplete="off"></label>
<datalist id="statuses">${Object.entries(STATUS_TITLES).map(([code, title]) => html`<option value="${code}">${title}</option>`)}</datalist>
<label>Пояснение <input name="message" maxlength="200"></label>
<button>Поставить</button>
</form>
<h2>История</h2>
<ol class="history" data-key="history" reversed>${order.history.toReversed().map(toEntry)}</ol>
</section>
<section><h2>Заказ</h2>${toFacts(world, order)}${toLines(order.details.lines)}</section>
</div>`,
  })
}

function toEntry(entry: StatusEntry): Html {
  return html`<li><strong>${statusTitle(entry.code)}</strong> <small>${entry.code}</small><br>
<small>${shortTime(entry.localTime)}${entry.store ? `, ${entry.store}` : ''}${entry.message ? ` — ${entry.message}` : ''}</small></li>`
}

function toFacts(world: World, order: Order): Html {
  const { details } = order
  const { recipient } = details
  const point = world.points.byCode.get(recipient.pointCode)
  const facts: readonly (readonly [string, string])[] = [
    ['Получатель', [recipientName(order), recipient.phone].join(', ')],
    ['Город', findTownByCode(recipient.townCode)?.fullName ?? ''],
    ['Адрес', recipient.address],
    ['Пункт', point ? `${point.code} «${point.name}», ${point.carrier.name}` : ''],
    ['Дата', [recipient.date, recipient.timeMin, recipient.timeMax].filter(Boolean).join(' ')],
    ['Режим', details.service],
    [
      'К получению',
      `${roubles(details.price)}, ${PAYTYPE_WORDS[details.paytype] ?? details.paytype}`,
    ],
    ['Ценность', roubles(details.declaredValue)],
    ['Вес и места', `${formatDecimal(details.weightKg)} кг, ${details.quantity}`],
    ['Поручение', details.plain['instruction'] ?? ''],
    ['Накладная', order.awb],
    ['Штрих-код', order.barcode],
    ['Код заказа', order.ordercode],
    ['Магазин', `${order.extra} / ${order.login}`],
    ['Файлы', order.attachments.map(({ name }) => name).join(', ')],
    ['Заметки', order.notes.join('; ')],
  ]
  return html`<dl>${facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function toLines(lines: readonly Line[]): Html {
  if (lines.length === 0) return html``
  return html`<h2>Вложения</h2><ul class="lines">${lines.map(
    (line) =>
      html`<li>${line.name} × ${formatDecimal(line.quantity)} <small>${roubles(line.price)}${line.returned > 0 ? `, возвращено ${formatDecimal(line.returned)}` : ''}</small></li>`,
  )}</ul>`
}
