import type { PointRow, QuoteAnswer, Town } from '@courier-checkout/api-client/contract'
import { metresBetween, spotOf } from '../src/model/point-rules.ts'
import {
  aPickupPoint,
  aProblem,
  aQuoteAnswer,
  aSelectionAnswer,
  kazan,
  pointsAnswer,
  towns,
} from './examples.ts'
import { toDataset } from './fake-dataset.ts'
import { inventPoints } from './fake-points.ts'
import type { Scenario } from './scenarios.ts'

const STATUS: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  quote_expired: 410,
  out_of_coverage: 422,
  not_deliverable: 422,
  internal: 500,
  courier_misbehaved: 502,
  courier_unavailable: 503,
}

/** A gateway inside the page: answers as the contract says, or fails as the scenario says. */
export function createFakeGateway(scenario: Scenario): typeof fetch {
  let selectionFailures = scenario.selectionFails?.times ?? 0
  let lastAnswer: QuoteAnswer = aQuoteAnswer()
  const pointsOf = (town: Town) =>
    inventPoints(town, countPoints(scenario, town), scenario.lockers ?? 12).map((point) => ({
      ...point,
      maxWeightGrams: scenario.maxWeightGrams ?? point.maxWeightGrams,
    }))

  const datasets = new Map<string, ReturnType<typeof toDataset>>()
  const datasetOf = (town: Town) => {
    const known = datasets.get(town.code) ?? toDataset(pointsOf(town), town)
    datasets.set(town.code, known)
    return known
  }

  const routes: Readonly<Record<string, (query: URLSearchParams, body: string) => Response>> = {
    towns(query) {
      const code = query.get('code')
      const near = query.get('near')
      if (near) return json({ towns: nearestTowns(findTown(near), Number(query.get('limit'))) })
      const found = towns.filter((t) => (code ? t.code === code : isLike(t, query.get('q') ?? '')))
      return json({ towns: found })
    },
    streets: (query) =>
      json({
        streets: STREETS.filter((s) => fold(s).includes(fold(query.get('q') ?? ''))).map(
          (name) => ({ name }),
        ),
      }),
    quotes(query) {
      const town = findTown(query.get('town'))
      // The courier goes to other towns.
      const isServed = scenario.quotesFail === 'out_of_coverage' && town !== kazan
      if (scenario.quotesFail && !isServed) return problem(scenario.quotesFail)
      const answer = toQuoteAnswer(scenario, town, pointsOf)
      lastAnswer = inCurrency(answer, query.get('currency') ?? 'RUB')
      return json(lastAnswer)
    },
    'pickup-points'(query) {
      if (scenario.pointsFail) return problem(scenario.pointsFail)
      return json({ ...pointsAnswer, points: pointsOf(findTown(query.get('town'))) })
    },
    selections(_, body) {
      if (scenario.selectionFails && selectionFailures-- > 0) {
        return problem(scenario.selectionFails.code)
      }
      const answer = aSelectionAnswer(JSON.parse(body), lastAnswer, pointsOf(lastAnswer.town))
      const { selection } = answer
      const step = scenario.priceStep ?? 0
      const price = { ...selection.price, amount: selection.price.amount + step }
      return json({
        ...answer,
        selection: { ...selection, price },
        previousPrice: step ? selection.price : null,
      })
    },
  }

  return async (input, init) => {
    const url = new URL(String(input))
    await delay(scenario.delayMs ?? 80, init?.signal)
    if (scenario.fails === 'network') throw new TypeError('Failed to fetch')
    if (scenario.fails) return problem(scenario.fails)
    const [, , call = '', code, file] = url.pathname.split('/')
    if (file !== undefined) {
      const found = datasetOf(lastAnswer.town).get(url.pathname)
      return found ? json(found) : problem('not_found')
    }
    if (call === 'pickup-points' && code === 'search') return json({ points: [], operators: [] })
    if (call === 'pickup-points' && code !== undefined) {
      const point = pointsOf(lastAnswer.town).find((p) => p.code === decodeURIComponent(code))
      return point ? json({ point: aPickupPoint(point) }) : problem('not_found')
    }
    return routes[call]?.(url.searchParams, String(init?.body ?? '')) ?? problem('not_found')
  }
}

const STREETS = ['ул. Баумана', 'ул. Большая Красная', 'ул. Пушкина', 'пр-кт Победы', 'ул. Ленина']

function toQuoteAnswer(
  scenario: Scenario,
  town: Town,
  pointsOf: (town: Town) => readonly PointRow[],
): QuoteAnswer {
  const points = pointsOf(town)
  const day = (ahead: number) =>
    new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
  const usual = aQuoteAnswer()
  return {
    ...usual,
    town,
    quotes: usual.quotes.map((quote) => ({
      ...quote,
      earliestDate: day(quote.serviceLevel === '2' ? 1 : 2),
      ...scenario.quote,
    })),
    refusals: (scenario.refusals ?? []).filter(
      ({ reason }) => reason !== 'no_points' || town === kazan,
    ),
    pickupPoints: {
      count: points.length,
      lockers: points.filter((p) => p.isLocker).length,
      manifest: '/v1/pickup-points/8/manifest.json',
    },
    deliveryWindows: scenario.hasWindows
      ? {
          windows: [
            { from: '10:00', to: '14:00' },
            { from: '14:00', to: '18:00' },
            { from: '18:00', to: '22:00' },
          ],
          daysAhead: 5,
          daysOff: [7],
        }
      : null,
    expiresAt: new Date(Date.now() + (scenario.quotesEndInMs ?? 1_800_000)).toISOString(),
  }
}

/** The same numbers in the cart's currency. */
function inCurrency(answer: QuoteAnswer, currency: string): QuoteAnswer {
  // A choice of a control; the widget writes whatever currency it is given.
  const kept = currency as 'RUB'
  const money = <T extends { readonly currency: string } | null>(value: T): T =>
    value && { ...value, currency: kept }
  return {
    ...answer,
    quotes: answer.quotes.map((quote) => ({
      ...quote,
      price: money(quote.price),
      discount: money(quote.discount),
      missingToFree: money(quote.missingToFree),
    })),
  }
}

function findTown(code: string | null): Town {
  return towns.find((town) => town.code === code) ?? kazan
}

/** Where a town has none, the others have. */
function countPoints({ points = 37 }: Scenario, town: Town): number {
  return points === 0 && town !== kazan ? 12 : points
}

function nearestTowns(town: Town, limit: number): readonly Town[] {
  const far = (other: Town) => {
    const [from, to] = [spotOf(town), spotOf(other)]
    return from && to ? metresBetween(from, to) : Number.POSITIVE_INFINITY
  }
  return towns
    .filter((other) => other.code !== town.code)
    .sort((a, b) => far(a) - far(b))
    .slice(0, limit)
}

function isLike({ shortName = '', postcode = '' }: Town, query: string): boolean {
  return fold(shortName).startsWith(fold(query)) || (query.length > 2 && postcode.startsWith(query))
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim()
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  })
}

function problem(code: Parameters<typeof aProblem>[0]): Response {
  return json(aProblem(code), STATUS[code] ?? 404)
}

function delay(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
