import { html } from 'hono/html'
import { formatTime, MOSCOW_HOURS } from '../clock.ts'
import { type Order, recipientName, statusOf } from '../orders/order.ts'
import { nextStatuses } from '../orders/statuses.ts'
import { findTownByCode, fold } from '../places/towns.ts'
import type { World } from '../world.ts'
import { toControls } from './controls.ts'
import { type Html, toPage } from './layout.ts'
import { PAYTYPE_WORDS, roubles, shortTime, statusTitle, statusTone } from './words.ts'

const ORDERS_PER_PAGE = 30
const BUTTONS_PER_ORDER = 3

export interface ListView {
  readonly basePath: string
  readonly search: string
  /** From 1. */
  readonly page: number
}

/** The list of all orders, the newest first, with its search and the controls of the stand. */
export function toOrdersPage(world: World, view: ListView): Html {
  const found = world.ledger
    .all()
    .filter((order) => matches(order, fold(view.search)))
    .reverse()
  const first = (view.page - 1) * ORDERS_PER_PAGE
  const shown = found.slice(first, first + ORDERS_PER_PAGE)
  return toPage({
    basePath: view.basePath,
    title: 'Заказы',
    body: html`<h1>Заказы <small data-key="count">${found.length}</small></h1>
<form class="search" role="search" action="${view.basePath}/">
<label>Номер, получатель или город <input type="search" name="q" value="${view.search}"></label>
<button>Найти</button>
</form>
${shown.length === 0 ? html`<p data-key="none">Заказов нет. Они появятся сами, когда магазин их отправит.</p>` : ''}
<ul class="orders" data-list>${shown.map((order) => toRow(world, order, view.basePath))}</ul>
${toPager(view, found.length)}
${toControls(world, view.basePath)}`,
  })
}

function matches(order: Order, search: string): boolean {
  if (search === '') return true
  const town = findTownByCode(order.details.recipient.townCode)?.name ?? ''
  const text = [
    order.orderno,
    order.ordercode,
    order.awb,
    order.barcode,
    recipientName(order),
    town,
  ]
  return fold(text.join(' ')).includes(search)
}

function toRow(world: World, order: Order, basePath: string): Html {
  const status = statusOf(order)
  const account = world.settings.findAccount(order.extra, order.login)
  return html`<li class="order" data-key="${order.ordercode}">
<div class="what">
<a class="number" href="${basePath}/orders/${order.ordercode}">${order.orderno}</a>
<small>${account?.company ?? order.login} · ${order.extra} · ${shortTime(formatTime(order.createdAt, MOSCOW_HOURS))}</small>
</div>
<div class="who">${recipientName(order)}<small>${placeOf(world, order)}</small></div>
<div class="sum">${roubles(order.details.price)}<small>${PAYTYPE_WORDS[order.details.paytype] ?? ''}</small></div>
<div class="state"><span class="status ${statusTone(status.code)}" data-live="status">${statusTitle(status.code)}</span><small data-live="code">${status.code}</small></div>
${toMoves(order, basePath)}
</li>`
}

/** Buttons of what plausibly comes next. */
export function toMoves(order: Order, basePath: string): Html {
  const isToPoint = order.details.recipient.pointCode !== ''
  const next = nextStatuses(statusOf(order).code, isToPoint)
  return html`<form class="moves" data-move method="post" action="${basePath}/orders/${order.ordercode}/status">
${next.slice(0, BUTTONS_PER_ORDER).map((code) => html`<button name="status" value="${code}">${statusTitle(code)}</button>`)}
<a href="${basePath}/orders/${order.ordercode}#any">Другой статус<span class="unseen"> заказа ${order.orderno}</span></a>
</form>`
}

function placeOf(world: World, order: Order): string {
  const { recipient } = order.details
  const town = findTownByCode(recipient.townCode)?.name ?? ''
  const point = world.points.byCode.get(recipient.pointCode)
  return point
    ? `${town}, пункт ${point.code} «${point.name}»`
    : [town, recipient.address].filter(Boolean).join(', ')
}

function toPager({ basePath, search, page }: ListView, count: number): Html {
  const last = Math.max(1, Math.ceil(count / ORDERS_PER_PAGE))
  if (last === 1) return html``
  const link = (to: number, text: string) =>
    to >= 1 && to <= last
      ? html`<a href="${basePath}/?q=${encodeURIComponent(search)}&amp;page=${to}">${text}</a>`
      : ''
  return html`<nav class="pager" aria-label="Страницы">${link(page - 1, '← новее')} <span>${page} из ${last}</span> ${link(page + 1, 'старше →')}</nav>`
}
