import type {
  ShipmentAnswer,
  ShipmentReason,
  TrackingEvent,
  TrackingStatus,
} from '@courier-checkout/api-client/contract'
import type { GatewayFailure } from '../shop/gateway.ts'
import { printMoment } from '../shop/language.ts'
import type { Order } from '../shop/order.ts'

const TRACKING: Readonly<Record<TrackingStatus, string>> = {
  announced: 'курьер ждёт посылку',
  collected: 'посылку забрали у магазина',
  in_transit: 'в пути',
  ready_for_pickup: 'ждёт покупателя в пункте выдачи',
  out_for_delivery: 'у курьера, привезут сегодня',
  rescheduled: 'дата доставки перенесена',
  on_hold: 'задержана, нужно решение',
  delivered: 'вручена',
  partially_delivered: 'вручена частично',
  undelivered: 'не вручена',
  returning: 'возвращается в магазин',
  returned: 'вернулась в магазин',
  lost: 'утеряна',
  unknown: 'курьер сообщил новое',
}

/** The whole state of an order's delivery in one sentence. */
export function toStateSentence({ shipment }: Order): string {
  if (!shipment) return 'Ещё не передан курьеру.'
  const number = toCourierNumber(shipment)
  switch (shipment.state) {
    case 'queued':
      return shipment.nextTryAt
        ? `Ждёт отправки: курьер не отвечает, следующая попытка ${printMoment(shipment.nextTryAt, 'ru')}.`
        : 'Ждёт отправки: курьер сейчас примет заказ.'
    case 'sent':
      return `Отправлен, № ${number}: ${toTrackingText(shipment.events.at(-1))}.`
    case 'rejected':
      return 'Курьер не принял заказ.'
    case 'unclear':
      return `Под № ${number} у курьера уже стоит заказ: чей он?`
    case 'cancelled':
      return number ? `Отменён, № ${number} снят у курьера.` : 'Отменён.'
  }
}

export function toTrackingText(event: TrackingEvent | undefined): string {
  if (!event) return TRACKING.announced
  const words = event.status === 'unknown' ? event.title || event.courierStatus : ''
  const text = words || TRACKING[event.status]
  return event.provisional ? `${text} (со слов курьера)` : text
}

/** What people call it by: the number that we gave the courier. */
export function toCourierNumber({ courierReference, waybill, barcode }: ShipmentAnswer): string {
  return courierReference ?? waybill ?? barcode ?? ''
}

/** How a failure is cured: the words, and what the button does. */
export interface Cure {
  readonly advice: string
  readonly action: 'correct' | 'prefix' | 'credentials' | 'send'
}

export function toCure({ code }: ShipmentReason): Cure {
  switch (code) {
    case 'conflict':
      return {
        advice: 'Номер занят чужим заказом. Смените префикс номеров и отправьте ещё раз.',
        action: 'prefix',
      }
    case 'courier_credentials':
      return { advice: 'Курьер не узнал магазин. Проверьте логин и пароль.', action: 'credentials' }
    case 'courier_unavailable':
    case 'courier_misbehaved':
    case 'internal':
      return { advice: 'Отправьте ещё раз: дело не в заказе.', action: 'send' }
    default:
      return { advice: 'Исправьте заказ и отправьте ещё раз.', action: 'correct' }
  }
}

/** Why the gateway did not take a request, for the merchant. */
export function toProblemText({ code, message, isOutage }: GatewayFailure): string {
  if (code === 'courier_credentials') {
    return 'Курьерская служба не приняла логин и пароль. Проверьте их в настройках.'
  }
  if (code === 'unauthenticated' || code === 'forbidden') {
    return 'Служба доставки не узнала магазин: подключите его заново в настройках.'
  }
  if (isOutage)
    return 'Служба доставки сейчас не отвечает. Попробуйте чуть позже: заказ не потерян.'
  return `Служба доставки не взяла запрос: ${message}.`
}
