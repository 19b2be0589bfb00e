import { type Call, type CourierProvider, DeliveryError } from '@courier-checkout/api-client'
import type { ShippingDeps } from './deps.ts'

export type Answer<Out> =
  | { readonly ok: true; readonly value: Out }
  | { readonly ok: false; readonly error: unknown }

/** On whose behalf the courier is asked. */
export interface Asker {
  readonly deps: ShippingDeps
  readonly merchantId: string
  readonly signal: AbortSignal
  /** Named in the logs of every hop. */
  readonly requestId: string
}

/** One call to the courier, which ends well before any lease does. Never rejects. */
export async function askCourier<Out>(
  { deps, merchantId, signal, requestId }: Asker,
  ask: (provider: CourierProvider, call: Call) => Promise<Out>,
): Promise<Answer<Out>> {
  const provider = await findProvider(deps, merchantId)
  if (!provider.ok) return provider

  const limit = startLimit(deps, signal)
  try {
    const call = { signal: limit.signal, requestId }
    return { ok: true, value: await ask(provider.value, call) }
  } catch (error) {
    return { ok: false, error: limit.signal.aborted ? tooLate(error) : error }
  } finally {
    limit.clear()
  }
}

async function findProvider(
  { directory, log }: ShippingDeps,
  merchantId: string,
): Promise<Answer<CourierProvider>> {
  try {
    return { ok: true, value: await directory.provider(merchantId) }
  } catch (cause) {
    if (cause instanceof DeliveryError && cause.code === 'courier_credentials') {
      return { ok: false, error: cause }
    }
    log('account.not_opened', { merchantId, error: cause })
    const message = 'the courier account could not be opened'
    const details = { sent: 'no' }
    return {
      ok: false,
      error: new DeliveryError('courier_unavailable', message, { cause, details }),
    }
  }
}

function startLimit({ clock, settings }: ShippingDeps, signal: AbortSignal) {
  const timeout = new AbortController()
  const done = new AbortController()
  void clock.wait(settings.courierCallMs, done.signal).then(() => {
    if (!done.signal.aborted) timeout.abort()
  })
  return {
    signal: AbortSignal.any([signal, timeout.signal]),
    clear: () => done.abort(),
  }
}

const tooLate = (cause: unknown): DeliveryError =>
  new DeliveryError('courier_unavailable', 'the courier did not answer in time', {
    cause,
    details: { sent: 'unknown' },
  })

/** The same for who has nothing to decide on a failure: it is thrown. */
export async function demand<Out>(
  asker: Asker,
  ask: (provider: CourierProvider, call: Call) => Promise<Out>,
): Promise<Out> {
  const answer = await askCourier(asker, ask)
  if (answer.ok) return answer.value
  throw answer.error
}
