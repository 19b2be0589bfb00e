import { DeliveryError } from '@courier-checkout/api-client'
import { type PersonalData, Reference } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import type { GatewayContext, GatewayEnv } from '../gateway-env.ts'
import { readParam } from '../input.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { erasePersonalData, exportPersonalData } from '../personal-data.ts'
import type { Database } from '../storage/database.ts'
import { findShipment, type Shipment } from '../storage/shipments.ts'
import { toShop } from './shop-caller.ts'

export interface PersonalDataRoutesDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
}

/** What a person may ask a shop for: what is known of them, and that it be forgotten. */
export function personalDataRoutes(deps: PersonalDataRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  const path = '/v1/shipments/:reference/personal-data'

  app.get(path, async (c) => {
    const data = await exportPersonalData(deps, await find(c))
    return c.json(data satisfies PersonalData)
  })

  app.delete(path, async (c) => {
    const shipment = await find(c)
    await erasePersonalData(deps, shipment)
    deps.log('personal_data.erased', {
      requestId: c.get('requestId'),
      shipmentId: shipment.shipmentId,
    })
    return c.json((await exportPersonalData(deps, await find(c))) satisfies PersonalData)
  })

  async function find(c: GatewayContext): Promise<Shipment> {
    const reference = readParam(c, 'reference', Reference)
    const shipment = await findShipment(deps.db, { ...toShop(c), reference })
    if (shipment) return shipment
    throw new DeliveryError('not_found', `there is no shipment ${reference}`)
  }

  return app
}
