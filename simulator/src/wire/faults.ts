import { el, type Markup } from './xml.ts'

/**
 * Which numbering an error belongs to. The same number means different things in the two, so a
 * fault always names its table. Source: docs/protocol/measoft.md, 3.2 and 3.3.
 */
export type FaultTable = 'order' | 'general'

type Texts = readonly [english: string, russian: string]

/** Numbers above 52 other than 67 are ours: the service publishes none for these refusals. */
const ORDER: Readonly<Record<number, Texts>> = {
  0: ['success', 'Успешно'],
  1: ['authorization error', 'Ошибка авторизации'],
  2: ['empty request', 'Пустой запрос'],
  3: ['incorrect order price', 'Некорректная сумма заказа'],
  4: ['incorrect weight', 'Некорректный общий вес'],
  5: ['receiver town not found', 'Не найден город-получатель'],
  6: ['sender town not found', 'Не найден город-отправитель'],
  7: ['receiver address is empty', 'Не заполнен адрес получателя'],
  8: ['receiver phone is empty', 'Не заполнен телефон получателя'],
  9: ['receiver contact is empty', 'Не заполнено контактное лицо получателя'],
  10: ['receiver company is empty', 'Не заполнено название компании получателя'],
  11: ['incorrect declared value', 'Некорректная сумма объявленной ценности'],
  12: ['article not found', 'Артикул не найден'],
  13: ['sender company is empty', 'Не заполнено название компании отправителя'],
  14: ['sender contact is empty', 'Не заполнено контактное лицо отправителя'],
  15: ['sender phone is empty', 'Не заполнен телефон отправителя'],
  16: ['sender address is empty', 'Не заполнен адрес отправителя'],
  17: ['order number exists', 'Заказ с таким номером уже существует'],
  18: ['delivery date is a day off', 'Дата доставки не может быть выходным днём'],
  52: ['order not found', 'Заказ не найден'],
  53: ['order is already in work', 'Заказ уже в работе'],
  54: ['not available on this plan', 'Недоступно на тарифном плане курьерской службы'],
  55: ['marking code needs quantity 1', 'С кодом маркировки количество должно быть 1'],
  56: ['too many packages', 'Слишком много мест в заказе'],
  57: ['point of another carrier', 'ПВЗ не принадлежит перевозчику режима срочности'],
  58: ['service not found', 'Не найден режим срочности'],
  59: ['pick-up point not found', 'Не найден пункт выдачи'],
  60: ['point does not take this order', 'Пункт выдачи не принимает такой заказ'],
  61: ['payment type not allowed', 'Недопустимый тип оплаты'],
  62: ['incorrect quantity', 'Некорректное количество'],
  67: ['order barcode exists', 'Заказ с таким штрих-кодом уже существует'],
  70: ['file is too large', 'Файл слишком большой'],
  71: ['file is not readable', 'Файл не читается'],
}

const GENERAL: Readonly<Record<number, Texts>> = {
  0: ['OK', 'Успешно'],
  1: ['bad xml', 'Неверный XML'],
  11: ['orders not found', 'Заказы не найдены'],
  14: ['unknown function', 'Неизвестная функция'],
  15: ['tariff not found', 'Тариф не найден'],
  18: ['origin town is not given', 'Не указан город отправления'],
  19: ['destination town is not given', 'Не указан город назначения'],
  20: ['bad mass', 'Неверная масса'],
  21: ['origin town not found', 'Не найден город отправления'],
  22: ['destination town not found', 'Не найден город назначения'],
  23: ['mass is not given', 'Не указана масса'],
  24: ['login is not given', 'Не указан логин'],
  25: ['authorization error', 'Ошибка авторизации'],
  35: ['bad number', 'Неверный номер'],
  38: ['tariff not found', 'Тариф не найден'],
}

/** A refusal by number. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly table: FaultTable
  readonly code: number

  constructor(table: FaultTable, code: number) {
    super(`${table} ${code}`)
    this.table = table
    this.code = code
  }
}

/** Texts that replace ours, keyed `order:17`. */
export type AnswerTexts = Readonly<Record<string, Texts>>

export function faultTexts(table: FaultTable, code: number, own: AnswerTexts): Texts {
  const known = (table === 'order' ? ORDER : GENERAL)[code]
  return own[`${table}:${code}`] ?? known ?? ['refused', 'Отказано']
}

/** `error`, `errormsg`, `errormsgru`, as result items and the `error` child carry them. */
export function faultAttrs(
  table: FaultTable,
  code: number,
  own: AnswerTexts,
): Record<string, string> {
  const [english, russian] = faultTexts(table, code, own)
  return { error: String(code), errormsg: english, errormsgru: russian }
}

/** The whole request refused: `<request><error error="1" …/></request>`. */
export function refusedRequest(refusal: Refusal, own: AnswerTexts): Markup {
  return el('request', {}, [el('error', faultAttrs(refusal.table, refusal.code, own))])
}

/** The request was not XML: the parser's words and no attributes. */
export function malformedRequest(message: string): Markup {
  return el('request', {}, [el('error', {}, message)])
}
