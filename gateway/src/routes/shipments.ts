import {
  DeliveryError,
  Reference,
  ShipmentEdit,
  ShipmentRequest,
  ShipmentStateName,
  ShipmentVerdict,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import * as z from 'zod'
import type { GatewayContext, GatewayEnv } from '../gateway-env.ts'
import { readBody, readBodyAsSent, readParam, readQuery } from '../input.ts'
import type { Jobs } from '../jobs/start.ts'
import { printLabel } from '../label/print.ts'
import { acceptOrder, refuseCurrency, toBodyHash } from '../shipping/accept.ts'
import { toAnswer, toSummary } from '../shipping/answer.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { waitForWork } from '../shipping/waiting.ts'
import { resolve, retryNow, wishCancel, wishEdit } from '../shipping/wishes.ts'
import { listShipments, toCursor } from '../storage/shipment-lists.ts'
import { findShipment, type Shipment } from '../storage/shipments.ts'
import { requireSecret, toShop } from './shop-caller.ts'

export interface ShippingRoutesDeps extends ShippingDeps {
  readonly jobs: Pick<Jobs, 'kickShipments' | 'kickWebhooks' | 'kickTracking'>
}

const Wait = z.object({ waitMs: z.coerce.number().pipe(z.int().min(0).max(20_000)).default(0) })
const Listing = z.object({
  state: ShipmentStateName.nullable().default(null),
  after: z.string().max(80).default(''),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
})
const LabelForm = z.object({ form: z.enum(['own', 'courier']).default('own') })

/** Orders of a shop: for servers with the secret key, which the app has checked before. */
export function shipmentRoutes(deps: ShippingRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.post('/v1/shipments', async (c) => {
    const { installation } = requireSecret(c)
    const { waitMs } = readQuery(c, Wait)
    const { body: request, sent } = await readBodyAsSent(c, ShipmentRequest)
    refuseOtherKey(c, request)
    const order = { request, bodyHash: toBodyHash(sent) }
    return answer(c, await acceptOrder(deps, installation, order), waitMs)
  })

  app.get('/v1/shipments', async (c) => {
    const page = readQuery(c, Listing)
    const shipments = await listShipments(deps.db, toShop(c), page)
    const last = shipments.length < page.limit ? undefined : shipments.at(-1)
    return c.json({ shipments: shipments.map(toSummary), next: last ? toCursor(last) : null })
  })

  app.get('/v1/shipments/:reference', async (c) => c.json(await toAnswer(deps.db, await find(c))))

  app.put('/v1/shipments/:reference', async (c) => {
    const { waitMs } = readQuery(c, Wait)
    const { draft } = await readBody(c, ShipmentEdit)
    refuseCurrency(requireSecret(c).installation, draft)
    return answer(c, await wishEdit(deps, await find(c), draft), waitMs)
  })

  app.post('/v1/shipments/:reference/cancel', async (c) => {
    const { waitMs } = readQuery(c, Wait)
    return answer(c, await wishCancel(deps, await find(c)), waitMs)
  })

  app.post('/v1/shipments/:reference/retry', async (c) => {
    const { waitMs } = readQuery(c, Wait)
    return answer(c, await retryNow(deps, await find(c)), waitMs)
  })

  app.post('/v1/shipments/:reference/resolve', async (c) => {
    const { waitMs } = readQuery(c, Wait)
    const { verdict } = await readBody(c, ShipmentVerdict)
    return answer(c, await resolve(deps, await find(c), verdict), waitMs)
  })

  app.get('/v1/shipments/:reference/label', async (c) => {
    const { form } = readQuery(c, LabelForm)
    const pdf = await printLabel(deps, await find(c), { form, signal: c.req.raw.signal })
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
    })
  })

  async function find(c: GatewayContext): Promise<Shipment> {
    const reference = readParam(c, 'reference', Reference)
    const shipment = await findShipment(deps.db, { ...toShop(c), reference })
    if (shipment) return shipment
    throw new DeliveryError('not_found', `there is no shipment ${reference}`)
  }

  async function answer(c: GatewayContext, shipment: Shipment, waitMs: number): Promise<Response> {
    deps.jobs.kickShipments()
    deps.jobs.kickWebhooks()
    return c.json(await toAnswer(deps.db, await waitForWork(deps, shipment, waitMs)))
  }

  return app
}

/** Key and body say the same, or somebody mixed up two orders. */
function refuseOtherKey(c: GatewayContext, { reference, attempt }: ShipmentRequest): void {
  const given = c.req.header('idempotency-key')
  if (given !== undefined && decodeKey(given) === `${reference}#${attempt}`) return
  const path = 'Idempotency-Key'
  const message = 'must be <reference>#<attempt> of the body'
  throw new DeliveryError('invalid_request', `${path} ${message}`, {
    details: { issues: [{ path, message }] },
  })
}

/** Headers are Latin: a reference with Cyrillic letters comes percent-encoded, or as raw UTF-8. */
function decodeKey(given: string): string {
  try {
    const text = decodeURIComponent(given)
    return /[\u0080-\u00ff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text
  } catch (error) {
    if (error instanceof URIError) return given
    throw error
  }
}
