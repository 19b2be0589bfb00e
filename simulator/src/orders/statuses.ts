/** Titles of the status codes. Source: docs/protocol/measoft.md, 6.5. */
export const STATUS_TITLES: Readonly<Record<string, string>> = {
  AWAITING_SYNC: 'Ожидает синхронизации',
  NEW: 'Новый',
  NEWPICKUP: 'Создан забор',
  PICKUP: 'Забран у отправителя',
  WMSASSEMBLED: 'Скомплектован на складе',
  WMSDISASSEMBLED: 'Разукомплектован на складе',
  ACCEPTED: 'Получен складом',
  INVENTORY: 'Инвентаризация',
  CUSTOMSPROCESS: 'На таможне',
  CUSTOMSFINISHED: 'Таможня пройдена',
  CUSTOMSDELAY: 'Задержан таможней',
  CONFIRM: 'Согласована доставка',
  UNCONFIRM: 'Не удалось согласовать доставку',
  DEPARTURING: 'Планируется отправка',
  DEPARTURE: 'Отправлен со склада',
  DEPARTUREDELAY: 'Отправка задержана',
  TRANSACCEPTED: 'Принят перевозчиком',
  PICKUPTRANS: 'Забран у перевозчика',
  STORETAKE: 'Забран из магазина',
  PICKUPREADY: 'Готов к выдаче',
  WITHDRAWN_FROM_PICKUP_POINT: 'Изъят из пункта выдачи',
  DELIVERY: 'Выдан на доставку',
  DATECHANGE: 'Перенос доставки',
  COURIERDELIVERED: 'Доставлен (предварительно)',
  COURIERPARTIALLY: 'Доставлен частично (предварительно)',
  COURIERCANCELED: 'Отказ (предварительно)',
  COURIERRETURN: 'Курьер вернул на склад',
  COMPLETE: 'Доставлен',
  PARTIALLY: 'Доставлен частично',
  CANCELED: 'Не доставлен (возврат или отмена)',
  RETURNING: 'Планируется возврат',
  RETURNED: 'Возвращён',
  PARTLYRETURNING: 'Планируется возврат остатка',
  PARTLYRETURNED: 'Остаток возвращён',
  LOST: 'Утерян',
}

/** Said by the driver and not yet confirmed by the depot: left out with `quickstatus` NO. */
export const PRELIMINARY = new Set(['COURIERDELIVERED', 'COURIERPARTIALLY', 'COURIERCANCELED'])

/** Nothing has been done with the order yet: it may be changed and cancelled. */
export const UNTOUCHED = new Set(['AWAITING_SYNC', 'NEW', 'NEWPICKUP'])

export const DELIVERED = new Set(['COMPLETE', 'PARTIALLY'])

const ENDED = new Set([
  ...DELIVERED,
  'CANCELED',
  'RETURNING',
  'RETURNED',
  'PARTLYRETURNING',
  'PARTLYRETURNED',
  'LOST',
])

export function isEnded(status: string): boolean {
  return ENDED.has(status)
}

/** What plausibly comes next, the happy way first. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  AWAITING_SYNC: ['NEW'],
  NEW: ['ACCEPTED', 'CANCELED'],
  NEWPICKUP: ['PICKUP', 'CANCELED'],
  PICKUP: ['ACCEPTED'],
  ACCEPTED: ['DELIVERY', 'DEPARTURING', 'CONFIRM', 'UNCONFIRM', 'LOST'],
  DEPARTURING: ['DEPARTURE'],
  DEPARTURE: ['ACCEPTED', 'LOST'],
  CONFIRM: ['DELIVERY'],
  UNCONFIRM: ['CONFIRM', 'CANCELED'],
  DELIVERY: ['COURIERDELIVERED', 'COURIERPARTIALLY', 'COURIERCANCELED', 'DATECHANGE', 'COMPLETE'],
  DATECHANGE: ['DELIVERY'],
  PICKUPREADY: ['COMPLETE', 'PARTIALLY', 'CANCELED', 'WITHDRAWN_FROM_PICKUP_POINT'],
  WITHDRAWN_FROM_PICKUP_POINT: ['RETURNING'],
  COURIERDELIVERED: ['COMPLETE'],
  COURIERPARTIALLY: ['PARTIALLY'],
  COURIERCANCELED: ['COURIERRETURN'],
  COURIERRETURN: ['CANCELED'],
  CANCELED: ['RETURNING'],
  RETURNING: ['RETURNED'],
  PARTIALLY: ['PARTLYRETURNING'],
  PARTLYRETURNING: ['PARTLYRETURNED'],
}

/** Plausible next statuses; an order to a point is made ready there instead of going to a door. */
export function nextStatuses(status: string, toPoint: boolean): readonly string[] {
  const next = NEXT[status] ?? ['ACCEPTED']
  return toPoint ? next.map((code) => (code === 'DELIVERY' ? 'PICKUPREADY' : code)) : next
}
