import type { Simulator } from '@courier-checkout/simulator'
import { type ConnectionDeps, connect, findConnection } from './shop/connection.ts'
import { GatewayFailure } from './shop/gateway.ts'

/** The simulated courier's account of this shop. */
const ACCOUNT = { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' }

/**
 * Connects shop, gateway and courier as a merchant would, once. The shop opens also when that fails:
 * the answer is why, and the merchant's settings page cures it.
 */
export async function connectDemo(
  deps: ConnectionDeps,
  courier: Simulator,
): Promise<GatewayFailure | null> {
  try {
    if (!(await isConnected(deps))) await connect(deps, ACCOUNT)
    await announceToCourier(deps, courier)
    return null
  } catch (error) {
    if (error instanceof GatewayFailure) return error
    throw error
  }
}

/** Not on the first start, and not when the gateway knows no such shop at this address. */
async function isConnected({ store, gateway }: ConnectionDeps): Promise<boolean> {
  if (findConnection(store) === null) return false
  try {
    await gateway.installation()
    return true
  } catch (error) {
    const isStranger = error instanceof GatewayFailure && [401, 403].includes(error.status)
    if (isStranger) return false
    throw error
  }
}

/** What a merchant does once in the courier's office: enters where changes are to be told. */
async function announceToCourier({ gateway }: ConnectionDeps, courier: Simulator): Promise<void> {
  const { courierWebhookUrl } = await gateway.installation()
  const { courierCode, login } = ACCOUNT
  const account = courier.world.settings.findAccount(courierCode, login)
  if (account?.webhookUrl === courierWebhookUrl) return
  courier.world.settings.putAccount(courierCode, { login, webhookUrl: courierWebhookUrl })
  courier.webhooks.startNow(courierCode, login)
}
