import { readdirSync } from 'node:fs'
import {
  createLimiter,
  createMeasoft,
  DeliveryError,
  type Measoft,
} from '@courier-checkout/api-client'
import type { Random } from '../../chaos/random.ts'
import { aDraft } from '../../fixtures/measoft/courier.ts'
import { loadFixture } from '../../fixtures/measoft/load.ts'
import { mutate } from '../mutate.ts'
import { NotBorne, type Target } from '../target.ts'

/** What a provider may say. Anything else leaked from inside. */
const ALLOWED = new Set([
  'courier_rejected',
  'courier_credentials',
  'courier_misbehaved',
  'courier_unavailable',
  'out_of_coverage',
  'not_deliverable',
  'rate_limited',
  'unsupported',
  'invalid_request',
])

type Ask = (courier: Measoft) => Promise<unknown>

const call = () => ({ signal: AbortSignal.timeout(10_000) })
const cart = {
  currency: 'RUB',
  goods: 100_000,
  payment: 'cash',
  weightGrams: 1250,
  parcels: [],
} as const
const rate = { senderTown: null, town: '1', method: 'door', priceType: 'buyer', cart } as const
const order = { courierReference: '1001', draft: aDraft() }

const ASKS: readonly [Ask, ...Ask[]] = [
  (courier) => courier.checkAccount(call()),
  (courier) => courier.serviceLevels(call()),
  (courier) => courier.quote(rate, call()),
  (courier) => courier.createShipment(order, call()),
  (courier) => courier.findShipment('1001', call()),
  async (courier) => courier.editShipment?.(order, call()),
  async (courier) => courier.cancelShipment?.('1001', call()),
  (courier) => courier.track('1001', call()),
  async (courier) => {
    const page = await courier.changes?.({ streamId: '1234' }, call())
    await page?.acknowledge?.(call())
  },
  async (courier) => courier.pickupPoints?.({ townCode: '1' }, call()),
  async (courier) => {
    for await (const page of courier.allPickupPoints?.(call()) ?? []) void page
  },
  async (courier) => courier.towns?.({ startsWith: 'Каз' }, call()),
  async (courier) => courier.streets?.({ townCode: '1', contains: 'Лен' }, call()),
  async (courier) => courier.warehouseItems?.({ articles: ['a'] }, call()),
  (courier) => courier.branches(call()),
  (courier) => courier.regions({}, call()),
  (courier) => courier.trackAnonymously('1001', call()),
  (courier) => courier.transferActs({}, call()),
  (courier) => courier.transferLines('1', call()),
]

/** Answers of the courier that are almost right, to every question the provider can ask. */
export function createXmlTarget(): Target {
  const corpus = readdirSync(new URL('../../fixtures/measoft/', import.meta.url))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => loadFixture(name.replace(/\.xml$/, '')))

  return {
    name: 'xml',
    async round(random) {
      const seed = corpus[random.between(0, corpus.length - 1)] ?? ''
      const text = mutate(seed, corpus, random)
      const courier = answering(() => toResponse(text, random))
      await bear(text, () => random.pick(ASKS)(courier))
      await bear(text, async () => courier.readHint?.(text))
    },
    async close() {},
  }
}

function answering(answer: () => Response): Measoft {
  const clock = () => new Date('2031-03-15T09:00:00Z')
  return createMeasoft({
    url: 'http://127.0.0.1/api/',
    credentials: { courierCode: '8', login: 'test', password: 'not-a-secret' },
    currency: 'RUB',
    clock,
    limiter: createLimiter({ clock, requestsPerHour: 1_000_000 }),
    fetch: async () => answer(),
  })
}

/** In pieces that need not end where a letter ends. */
function toResponse(text: string, random: Random): Response {
  const bytes = new TextEncoder().encode(text)
  const size = random.pick([1, 7, 100, 65_536])
  let from = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (from >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(from, from + size))
      from += size
    },
  })
  return new Response(body)
}

async function bear(text: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (error instanceof DeliveryError && ALLOWED.has(error.code)) return
    throw new NotBorne('the provider let something else out', text, { cause: error })
  }
}
