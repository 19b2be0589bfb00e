import type {
  PickupPoint,
  PointRow,
  PointsAnswer,
  Problem,
  Quote,
  QuoteAnswer,
  SelectionAnswer,
  SelectionRequest,
  Town,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'

// One example of each answer the widget reads, as the gateway's contract has it. The fake gateway is
// made of them, and the tests feed them to the guards.

export const kazan: Town = {
  code: '15500',
  name: 'Казань город',
  shortName: 'Казань',
  regionCode: '16',
  regionName: 'Татарстан республика',
  country: 'RU',
  postcode: '420000',
  latitude: 55.79,
  longitude: 49.11,
}

const town = (code: string, shortName: string, regionName: string): Town => ({
  ...kazan,
  code,
  name: `${shortName} город`,
  shortName,
  regionName,
})

export const towns: readonly Town[] = [
  kazan,
  { ...town('7700', 'Москва', 'Москва город'), latitude: 55.75, longitude: 37.62 },
  { ...town('6900', 'Тверь', 'Тверская область'), latitude: 56.86, longitude: 35.91 },
  { ...town('3201', 'Советск', 'Калининградская область'), latitude: 55.08, longitude: 21.88 },
  { ...town('4301', 'Советск', 'Кировская область'), latitude: 57.59, longitude: 48.97 },
  { ...town('2499', 'Диксон', 'Красноярский край'), latitude: 73.51, longitude: 80.55 },
]

export const townsAnswer: TownsAnswer = { towns: [...towns] }

const roubles = (amount: number) => ({ amount: amount * 100, currency: 'RUB' as const })

export function aQuote(change: Partial<Quote> = {}): Quote {
  return {
    id: 'door:1',
    method: 'door',
    serviceLevel: '1',
    name: 'Обычная',
    price: roubles(349),
    discount: roubles(0),
    missingToFree: null,
    transitDays: { min: 1, max: 2 },
    earliestDate: '2026-11-26',
    operatorCode: null,
    isStale: false,
    ...change,
  }
}

export function aQuoteAnswer(change: Partial<QuoteAnswer> = {}): QuoteAnswer {
  return {
    town: kazan,
    fingerprint: '0123456789abcdef0123456789abcdef',
    quotes: [
      aQuote(),
      aQuote({
        id: 'door:2',
        serviceLevel: '2',
        name: 'Срочная',
        price: roubles(590),
        transitDays: { min: 1, max: 1 },
        earliestDate: '2026-11-25',
      }),
      aQuote({ id: 'pickup_point:1', method: 'pickup_point', price: roubles(199) }),
    ],
    refusals: [],
    pickupPoints: { count: 37, lockers: 12 },
    deliveryWindows: null,
    seal: 'sealed-by-the-gateway-for-itself',
    expiresAt: '2026-11-25T10:30:00.000Z',
    ...change,
  }
}

export function aPointRow(change: Partial<PointRow> = {}): PointRow {
  return {
    code: 'KZN-1',
    name: 'Пункт на Баумана',
    address: 'ул. Баумана, 21',
    latitude: 55.7905,
    longitude: 49.1145,
    operatorCode: 'alfa',
    hours: 'пн-пт 10:00-20:00, сб-вс 10:00-18:00',
    maxWeightGrams: 30_000,
    accepts: { cash: true, card: true, fitting: true, individuals: null },
    isLocker: false,
    ...change,
  }
}

export const pointsAnswer: PointsAnswer = {
  points: [aPointRow()],
  operators: [
    { code: 'alfa', name: 'Альфа' },
    { code: 'beta', name: 'Бета' },
  ],
  updatedAt: '2026-11-25T06:00:00.000Z',
}

export function aPickupPoint(row: PointRow): PickupPoint {
  const { operatorCode, ...rest } = row
  const operator = pointsAnswer.operators.find(({ code }) => code === operatorCode)
  return {
    ...rest,
    operatorPointCode: `A-${row.code}`,
    operator: operator ?? null,
    townCode: kazan.code,
    townName: kazan.name,
    regionCode: kazan.regionCode,
    phones: ['+7 843 200-00-00'],
    directions: 'Вход со двора, вторая дверь за аркой. Остановка «Площадь Тукая».',
    comment: null,
  }
}

export function aSelectionAnswer(
  request: SelectionRequest,
  answer: QuoteAnswer,
  points: readonly PointRow[],
): SelectionAnswer {
  const quote = answer.quotes.find(({ id }) => id === request.quote) ?? aQuote()
  const point = points.find(({ code }) => code === request.point)
  const now = Math.floor(Date.now() / 1000)
  const { code, shortName, name, regionCode, country, postcode } = answer.town
  return {
    token: `v1.k1.${request.quote}.example`,
    selection: {
      installation: 'ins_example',
      method: request.method,
      serviceLevel: quote.serviceLevel,
      ruleSet: 'example@1',
      price: quote.price,
      fingerprint: answer.fingerprint,
      town: { code, name: shortName ?? name, region: regionCode, country, postcode },
      ...(request.address && { address: request.address }),
      ...(request.window && { window: request.window }),
      ...(request.note && { note: request.note }),
      ...(point && { point: { code: point.code, name: point.name, address: point.address } }),
      transitDays: quote.transitDays,
      issuedAt: now,
      expiresAt: now + 7200,
    },
    previousPrice: null,
  }
}

export function aProblem(code: Problem['code'], details: Problem['details'] = {}): Problem {
  return { code, message: `an example of ${code}`, details, requestId: 'req_example' }
}
