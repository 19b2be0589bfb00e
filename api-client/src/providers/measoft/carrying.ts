import type { Call, CourierProvider, FeedPage, TrackedShipment } from '../../provider.ts'
import { CANCELORDER, decodeCancel, encodeCancel } from './cancelorder.ts'
import { refuseCurrency } from './choosing.ts'
import { COMMITLASTSTATUS, encodeCommit } from './commitlaststatus.ts'
import { decodeEdit, EDITORDER, encodeEditorder } from './editorder.ts'
import type { Account } from './options.ts'
import { lookUp, sendOnce } from './send-once.ts'
import { createWordWatch } from './statuses.ts'
import {
  decodeOrders,
  encodeChanges,
  encodeLookup,
  findOrder,
  STATUSREQ,
  toTrackedShipment,
} from './statusreq.ts'
import { readHint } from './webhook.ts'

type Carrying = Required<
  Pick<
    CourierProvider,
    | 'createShipment'
    | 'findShipment'
    | 'editShipment'
    | 'cancelShipment'
    | 'track'
    | 'changes'
    | 'readHint'
  >
>

/** What happens to a shipment once it is to be carried. */
export function carrying(account: Account): Carrying {
  const { wire, currency, log } = account
  const noteNewWords = createWordWatch(log)
  const watched = <Shipment extends Pick<TrackedShipment, 'events'>>(shipment: Shipment) => {
    noteNewWords(shipment.events)
    return shipment
  }

  return {
    async createShipment(order, call) {
      refuseCurrency(order.draft.currency, currency)
      return sendOnce(account, order, call)
    },

    async findShipment(courierReference, call) {
      const found = await lookUp(account, courierReference, call)
      return found && watched(found)
    },

    async editShipment(order, call) {
      refuseCurrency(order.draft.currency, currency)
      decodeEdit(await wire.ask(EDITORDER, encodeEditorder(order), call))
    },

    async cancelShipment(courierReference, call) {
      decodeCancel(await wire.ask(CANCELORDER, encodeCancel(courierReference), call))
    },

    async track(courierReference, call) {
      const root = await wire.ask(STATUSREQ, encodeLookup(courierReference), call)
      const order = findOrder(decodeOrders(root), courierReference)
      return order && watched(toTrackedShipment(order))
    },

    async changes({ streamId }, call) {
      const root = await wire.ask(STATUSREQ, encodeChanges(streamId), call)
      const shipments = decodeOrders(root).map((order) => watched(toTrackedShipment(order)))
      return toPage(account, shipments, streamId)
    },

    readHint,
  }
}

function toPage(
  { wire }: Account,
  shipments: readonly TrackedShipment[],
  streamId: string,
): FeedPage {
  const acknowledge = async (call: Call): Promise<void> => {
    await wire.ask(COMMITLASTSTATUS, encodeCommit(streamId), call)
  }
  return { shipments, acknowledge: shipments.length === 0 ? null : acknowledge }
}
