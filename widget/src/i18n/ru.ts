/** The source of the first script's texts: every other language has exactly these keys. */
export const ru = {
  title: 'Доставка',
  town: 'Куда доставить',
  retry: 'Попробовать ещё раз',
  methods: 'Способ доставки',
  door: 'До двери',
  pickup_point: 'Пункт выдачи',
  locker: 'Постамат',
  from: 'от {price}',
  free: 'бесплатно',
  points: {
    one: '{count} пункт',
    few: '{count} пункта',
    many: '{count} пунктов',
    other: '{count} пункта',
  },
  lockers: {
    one: '{count} постамат',
    few: '{count} постамата',
    many: '{count} постаматов',
    other: '{count} постамата',
  },
  days: {
    one: '{count} рабочий день',
    few: '{count} рабочих дня',
    many: '{count} рабочих дней',
    other: '{count} рабочего дня',
  },
  daysRange: {
    one: '{min}–{count} рабочий день',
    few: '{min}–{count} рабочих дня',
    many: '{min}–{count} рабочих дней',
    other: '{min}–{count} рабочего дня',
  },
  sameDay: 'в день заказа',
  weekdays: 'в воскресенье|в понедельник|во вторник|в среду|в четверг|в пятницу|в субботу',
  /** Whose numbers, money and units are written; empty: the language's own. */
  intl: '',
  /**
   * Twelve months, `today|tomorrow`. Empty: the browser's own, which it takes 30 ms of a phone's first paint
   * to get ready.
   */
  months: 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря',
  nearDays: 'сегодня|завтра',
  dayMonth: '{day} {month}',
  dayAndDate: '{day}, {date}',
  required: 'Выберите доставку',
  stale: 'цена уточняется',
  loading: 'Узнаём цены…',
  pricesReady: 'Цены готовы: {list}',
  partFailed: 'Не загрузилось: похоже, пропала связь.',
  failed: 'Цену доставки сейчас узнать не удалось. Заказ можно оформить: магазин её подтвердит',
  fallback: 'До двери: {price}. Точную цену подтвердит магазин',
  unavailable: 'Выбор доставки сейчас недоступен. Оформите заказ, и магазин свяжется с вами',
  refusal_no_rates: 'в этот город не возим',
  refusal_no_points: 'пунктов здесь нет',
  refusal_weight: 'посылка {weight}, берём до {limit}',
  refusal_payment: 'нет оплаты при получении',
  refusal_out_of_coverage: 'сюда не возим',
  refusal_courier_unavailable: 'цена временно неизвестна',
} as const
