import {
  InstallAnswer,
  ShipmentAnswer,
  type ShipmentRequestInput,
} from '@courier-checkout/api-client/contract'
import type { Courier } from './courier.ts'

/** A shop's server, connected to the gateway. */
export interface Shop {
  readonly url: string
  readonly publishableKey: string
  readonly secretKey: string
  readonly installationId: string
  /** A call with the secret key. Rejects when no answer came. */
  call(gateway: string, request: ShopRequest): Promise<Response>
  place(gateway: string, request: ShipmentRequestInput): Promise<Response>
  find(gateway: string, reference: string): Promise<ShipmentAnswer>
}

export interface ShopRequest {
  readonly method: string
  /** `/v1/shipments` */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** No answer within this is no answer: the shop asks again. */
const PATIENCE_MS = 10_000

export async function connectShop(
  gateway: string,
  courier: Courier,
  { login, password }: { readonly login: string; readonly password: string },
  from: { readonly url?: string; readonly address?: string } = {},
): Promise<Shop> {
  const url = from.url ?? `http://${login}.shop.example`
  const response = await fetch(`${gateway}/v1/installations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from.address ?? '10.0.0.1' },
    body: JSON.stringify({
      courierCode: courier.courierCode,
      login,
      password,
      shop: { url, platform: 'chaos' },
    }),
  })
  if (!response.ok) throw new Error(`could not connect ${login}: ${await response.text()}`)
  const keys = InstallAnswer.parse(await response.json())

  const call = (to: string, request: ShopRequest): Promise<Response> =>
    fetch(`${to}${request.path}`, {
      method: request.method,
      headers: {
        authorization: `Bearer ${keys.secretKey}`,
        'courier-shop': url,
        'content-type': 'application/json',
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })

  return {
    url,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    installationId: keys.installationId,
    call,
    place: (to, request) =>
      call(to, {
        method: 'POST',
        path: '/v1/shipments',
        body: request,
        headers: { 'idempotency-key': `${request.reference}#${request.attempt}` },
      }),
    async find(from, reference) {
      const found = await call(from, { method: 'GET', path: `/v1/shipments/${reference}` })
      if (!found.ok) throw new Error(`${reference}: HTTP ${found.status}`)
      return ShipmentAnswer.parse(await found.json())
    },
  }
}
