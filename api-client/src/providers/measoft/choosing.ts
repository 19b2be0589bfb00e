import type { Currency } from '../../domain/money.ts'
import type { PickupPoint, PickupPointQuery } from '../../domain/pickup-point.ts'
import { DeliveryError } from '../../errors.ts'
import type { Call, CourierProvider } from '../../provider.ts'
import {
  CALCULATOR,
  decodeCalculator,
  encodeCalculator,
  encodeOldCalculator,
} from './calculator.ts'
import { CLIENT, decodeClient } from './client.ts'
import { decodeItemlist, encodeItemlist, ITEMLIST } from './itemlist.ts'
import type { Account } from './options.ts'
import { decodePoint, encodePvzlist, PVZLIST } from './pvzlist.ts'
import { decodeServices, SERVICES } from './services.ts'
import { decodeStreetlist, encodeStreetlist, STREETLIST } from './streetlist.ts'
import { decodeTownlist, encodeTownlist, TOWNLIST } from './townlist.ts'

type Choosing = Required<
  Pick<
    CourierProvider,
    | 'checkAccount'
    | 'serviceLevels'
    | 'quote'
    | 'pickupPoints'
    | 'allPickupPoints'
    | 'towns'
    | 'streets'
    | 'warehouseItems'
  >
>

/** What is asked before anything is ordered. */
export function choosing(account: Account): Choosing {
  const { wire, currency, options } = account
  const encodeRequest = options.calculatorForm === 'old' ? encodeOldCalculator : encodeCalculator

  return {
    checkAccount: async (call) => decodeClient(await wire.ask(CLIENT, {}, call)),

    serviceLevels: async (call) =>
      decodeServices(await wire.ask(SERVICES, {}, call), options.serviceLevelOperators ?? {}),

    async quote(request, call) {
      refuseCurrency(request.cart.currency, currency)
      return decodeCalculator(await wire.ask(CALCULATOR, encodeRequest(request), call), currency)
    },

    async pickupPoints(query, call) {
      const points: PickupPoint[] = []
      for await (const some of readPoints(account, query, call)) points.push(...some)
      return points
    },

    allPickupPoints: (call) => readPoints(account, {}, call),

    towns: async (query, call) =>
      decodeTownlist(await wire.ask(TOWNLIST, encodeTownlist(query), call), query),

    streets: async (query, call) =>
      decodeStreetlist(await wire.ask(STREETLIST, encodeStreetlist(query), call)),

    async warehouseItems({ articles }, call) {
      const found = []
      // The search takes one article at a time.
      for (const article of articles) {
        found.push(...decodeItemlist(await wire.ask(ITEMLIST, encodeItemlist(article), call)))
      }
      return found
    },
  }
}

/** Batches as they arrive, so that a whole country is never held as one tree. */
async function* readPoints(
  { wire, options }: Account,
  query: PickupPointQuery,
  call: Call,
): AsyncGenerator<readonly PickupPoint[]> {
  for await (const rows of wire.rows(PVZLIST, encodePvzlist(query, options.merchantCode), call)) {
    yield rows.flatMap((row) => decodePoint(row) ?? [])
  }
}

/** Sums travel without their currency, so another one would be taken for the courier's. */
export function refuseCurrency(given: Currency, kept: Currency): void {
  if (given === kept) return
  throw new DeliveryError('courier_rejected', `the courier keeps ${kept}, the sums are in ${given}`)
}
