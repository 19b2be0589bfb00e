import type { FaultKind } from '../armed-faults.ts'
import { isEnded, STATUS_TITLES } from '../orders/statuses.ts'

export function statusTitle(code: string): string {
  return STATUS_TITLES[code] ?? code
}

/** Which colour a status has. */
export function statusTone(code: string): 'start' | 'way' | 'good' | 'bad' {
  if (code === 'COMPLETE' || code === 'PARTIALLY') return 'good'
  if (isEnded(code) || code === 'COURIERCANCELED' || code === 'COURIERRETURN') return 'bad'
  return ['AWAITING_SYNC', 'NEW', 'NEWPICKUP'].includes(code) ? 'start' : 'way'
}

export const PAYTYPE_WORDS: Readonly<Record<string, string>> = {
  CASH: 'наличными',
  CARD: 'картой',
  NO: 'оплачен',
  OTHER: 'иначе',
  OPTION: 'на выбор получателя',
}

export const FAULT_WORDS: Readonly<Record<FaultKind, string>> = {
  delay: 'задержка',
  hang: 'молчание, работа не сделана',
  http500: 'HTTP 500, работа не сделана',
  empty: 'пустой ответ',
  truncated: 'обрезанный XML',
  garbage: 'мусор вместо XML',
  reset: 'обрыв связи, работа не сделана',
  drip: 'ответ по капле',
  'lost-hang': 'сделано, ответа нет',
  'lost-reset': 'сделано, связь оборвана',
}

/** `15.03.2031, 12:00` of `2031-03-15 12:00:00`. */
export function shortTime(wireTime: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+) (\d+:\d+)/.exec(wireTime) ?? []
  return time === undefined ? wireTime : `${day}.${month}.${year}, ${time}`
}

/** `4 250 ₽`, `12,50 ₽`. */
export function roubles(minor: number): string {
  return new Intl.NumberFormat('ru-RU', {
    style: 'currency',
    currency: 'RUB',
    minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
  }).format(minor / 100)
}
