import type { ServiceLevel } from '@courier-checkout/api-client/contract'
import { html, raw } from 'hono/html'
import type { Order } from '../shop/order.ts'
import type { Html } from '../shop/pages/layout.ts'
import { orderCard } from './order-card.ts'

/** The frame of the merchant's pages. */
export function merchantPage(title: string, body: Html): Html {
  return html`${raw('<!doctype html>')}
<html lang="ru">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${title} — Тёплый свет</title>
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/admin/assets/orders.css">
  <script type="module" src="/admin/assets/orders.js"></script>
</head>
<body>
  <header class="top">
    <b>Тёплый свет · управление</b>
    <nav><a href="/admin">Заказы</a><a href="/admin/settings">Настройки</a><a href="/courier/">Стол курьера</a><a href="/">Магазин</a></nav>
  </header>
  <main>${body}</main>
</body>
</html>`
}

export function ordersPage(
  orders: readonly Order[],
  levels: readonly ServiceLevel[],
  isConnected: boolean,
): Html {
  return merchantPage(
    'Заказы',
    html`<h1>Заказы</h1>
    ${isConnected ? '' : html`<p class="failure" role="alert">Магазин не подключён к службе доставки. <a href="/admin/settings">Подключить</a></p>`}
    ${orders.length === 0 ? html`<p class="empty">Заказов пока нет. <a href="/">Оформите первый в магазине</a>.</p>` : ''}
    <div id="orders">${orders.map((order) => orderCard(order, levels))}</div>`,
  )
}
