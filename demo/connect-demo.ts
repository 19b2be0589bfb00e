import type { Simulator } from '@courier-checkout/simulator'
import { type ConnectionDeps, connect, findConnection } from './shop/connection.ts'
import { GatewayFailure } from './shop/gateway.ts'

/** The simulated courier's account of this shop. */
const ACCOUNT = { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' }

/** On the first start, and when the gateway no longer knows this shop at this address. */
export async function connectOnce(deps: ConnectionDeps): Promise<void> {
  if (findConnection(deps.store) !== null) {
    try {
      await deps.gateway.installation()
      return
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error
    }
  }
  await connect(deps, ACCOUNT)
}

/** What a merchant does once in the courier's office: enters where changes are to be told. */
export async function announceToCourier(
  { gateway }: ConnectionDeps,
  courier: Simulator,
): Promise<void> {
  const { courierWebhookUrl } = await gateway.installation()
  const { courierCode, login } = ACCOUNT
  const account = courier.world.settings.findAccount(courierCode, login)
  if (account?.webhookUrl === courierWebhookUrl) return
  courier.world.settings.putAccount(courierCode, { login, webhookUrl: courierWebhookUrl })
  courier.webhooks.startNow(courierCode, login)
}
