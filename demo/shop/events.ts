import { ShopEvent, WebhookChallenge } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { findConnection } from './connection.ts'
import { GatewayFailure, type ShopGateway } from './gateway.ts'
import type { Order } from './order.ts'
import type { ShopStore } from './store.ts'
import { isFromGateway } from './trust.ts'

export interface EventDeps {
  readonly store: ShopStore
  readonly gateway: ShopGateway
  readonly now: () => Date
  /** Told the number of each order that changed. */
  readonly onChange: (orderNumber: string) => void
}

export const WEBHOOK_PATH = '/hooks/delivery'

/** What the gateway tells the shop. Believed only with the gateway's signature. */
export function createWebhookRoutes(deps: EventDeps): Hono {
  const app = new Hono()
  app.post(WEBHOOK_PATH, async (c) => {
    const body = await c.req.text()
    const connection = findConnection(deps.store)
    const header = c.req.header('courier-signature') ?? ''
    if (!connection || !isFromGateway({ body, header }, connection, deps.now())) {
      return c.json({ message: 'the signature is not the gateway’s' }, 401)
    }
    const message: unknown = JSON.parse(body)
    const challenge = WebhookChallenge.safeParse(message)
    if (challenge.success) return c.json({ challenge: challenge.data.challenge })
    const event = ShopEvent.safeParse(message)
    if (!event.success) return c.json({ message: 'not an event' }, 400)
    receive(deps, event.data)
    return c.body(null, 204)
  })
  return app
}

const CURSOR = 'feed-cursor'

/** Reads what no webhook brought: after a start, and every now and then. */
export async function pullEvents(deps: EventDeps): Promise<void> {
  const connection = findConnection(deps.store)
  if (!connection) return
  const cursor = `${CURSOR}/${connection.installationId}`
  try {
    for (;;) {
      const after = String(deps.store.readSetting(cursor) ?? '')
      const { events, next } = await deps.gateway.events(after)
      for (const event of events) receive(deps, event)
      deps.store.writeSetting(cursor, next)
      if (events.length === 0) return
    }
  } catch (error) {
    // The next pull begins where this one stopped.
    if (!(error instanceof GatewayFailure)) throw error
  }
}

function receive({ store, onChange }: EventDeps, event: ShopEvent): void {
  if (!store.markSeen(event.event)) return
  const changed = store.changeOrder(event.reference, (order) => applyEvent(order, event))
  if (changed) onChange(changed.number)
}

/** The order after an event; an older event, or one of an older attempt, changes nothing. */
export function applyEvent(order: Order, event: ShopEvent): Order {
  const { shipment } = order
  if (!shipment || event.attempt < order.attempt || event.number <= order.lastEvent) return order
  const isKnown = shipment.events.some(
    (known) =>
      known.at === event.tracking?.at && known.courierStatus === event.tracking.courierStatus,
  )
  return {
    ...order,
    lastEvent: event.number,
    shipment: {
      ...shipment,
      attempt: event.attempt,
      state: event.state,
      courierReference: event.courierReference,
      waybill: event.waybill,
      barcode: event.barcode,
      reason: event.kind === 'state' ? event.reason : shipment.reason,
      events: event.tracking && !isKnown ? [...shipment.events, event.tracking] : shipment.events,
      updatedAt: event.at,
    },
  }
}
