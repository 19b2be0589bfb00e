import { expect, test } from 'vitest'
import { SHOP_ORIGIN } from './gateway-fixture.ts'
import { gateway, shop } from './shop-stand.ts'
import {
  bodyOf,
  fill,
  openBesideStrangers,
  RECIPIENT,
  shipmentId,
  strangers,
} from './trespass-stand.ts'
import { KEYED } from './ways.ts'

// Every way in, tried with a key that is valid, but another shop's.
openBesideStrangers()

test.each([0, 1])(
  'another shop’s valid key sees and changes nothing of this one (%i)',
  async (n) => {
    const stranger = strangers[n]
    const before = await standsThere()

    for (const way of KEYED) {
      const body = bodyOf(way)
      const response = await stranger?.server(fill(way), {
        method: way.method,
        ...(body ? { body } : {}),
      })
      const text = (await response?.text()) ?? ''

      for (const own of [
        RECIPIENT,
        shop.installationId,
        shop.publishableKey,
        shipmentId,
        SHOP_ORIGIN,
      ]) {
        expect(`${way.method} ${way.path}: ${text}`).not.toContain(own)
      }
      if (/\{(reference|event)\}/.test(way.path)) expect(response?.status).toBe(404)
      if (way.path === '/v1/selections') expect(response?.status).toBe(422)
    }

    expect(await standsThere()).toEqual(before)
  },
)

/** Everything of the shop that another one could have changed. */
async function standsThere(): Promise<unknown> {
  const own = [shop.installationId]
  return {
    shipment: await (await shop.server('/v1/shipments/1001')).json(),
    installation: await (await shop.server('/v1/installation')).json(),
    deliveries: await gateway.db.query(
      'SELECT * FROM webhook_delivery WHERE installation_id = ?',
      own,
    ),
    keys: await gateway.db.query(
      'SELECT kid, sealed FROM secret_key WHERE installation_id = ?',
      own,
    ),
  }
}
