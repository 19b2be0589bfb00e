import type { ServiceLevel } from '@courier-checkout/api-client/contract'
import { html } from 'hono/html'
import type { Order } from '../shop/order.ts'
import type { Html } from '../shop/pages/layout.ts'

/** Everything a courier may refuse, in one form; saving a taken order tells the courier at once. */
export function correctionForm(order: Order, levels: readonly ServiceLevel[]): Html {
  const { customer, cart, weighedGrams, shipment } = order
  const grams = weighedGrams ?? cart.weightGrams
  const isTaken = shipment?.state === 'sent'
  return html`<form class="correction" method="post" action="/admin/orders/${order.number}/correct">
    <h3>Исправить</h3>
    ${field('name', 'Получатель', customer.name)}
    ${field('phone', 'Телефон', customer.phone)}
    ${field('weight', 'Вес, кг', String(grams / 1000))}
    ${levelField(order, levels)}
    ${placeFields(order)}
    <button class="act">${isTaken ? 'Сохранить и сообщить курьеру' : 'Сохранить'}</button>
  </form>`
}

function levelField({ delivery }: Order, levels: readonly ServiceLevel[]): Html {
  return html`<label>Срочность<select name="service_level">
    ${delivery.serviceLevel === null ? html`<option value="">не выбрана</option>` : ''}
    ${levels.map(
      ({ code, name }) =>
        html`<option value="${code}" ${code === delivery.serviceLevel ? html`selected` : ''}>${name}</option>`,
    )}
  </select></label>`
}

function placeFields({ delivery }: Order): Html {
  const { address, point, town, window } = delivery
  if (delivery.method !== 'door') return field('point', 'Код пункта выдачи', point?.code ?? '')
  return html`${field('town', 'Город', town.name)}
    ${field('street', 'Улица', address?.street ?? '')}
    ${field('house', 'Дом', address?.house ?? '')}
    ${field('flat', 'Квартира', address?.flat ?? '')}
    <label>Дата<input name="date" type="date" value="${window?.date ?? ''}"></label>`
}

function field(name: string, label: string, value: string): Html {
  return html`<label>${label}<input name="${name}" value="${value}"></label>`
}
