import { DeliveryError } from '../../errors.ts'

export interface Transport {
  /** Sends one document and gives back the answer's text as it arrives. Sends once, always. */
  send(
    xml: string,
    options: { readonly signal: AbortSignal; readonly timeoutMs: number },
  ): AsyncIterable<string>
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * @throws {DeliveryError} `courier_unavailable` when no whole answer came, with `details.sent: 'no'`
 * when no connection was made; `courier_misbehaved` when it is not text; `rate_limited`.
 */
export function createTransport(url: string, fetch: Fetch): Transport {
  return {
    async *send(xml, { signal, timeoutMs }) {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
      try {
        const response = await fetch(url, {
          method: 'POST',
          body: xml,
          headers: { 'content-type': 'text/xml; charset=utf-8' },
          // Credentials travel in the body: they go where they were meant to or nowhere.
          redirect: 'manual',
          signal: limited,
        })
        refuseStatus(response)
        yield* readText(response)
      } catch (cause) {
        signal.throwIfAborted()
        throw cause instanceof DeliveryError ? cause : unavailable(cause)
      }
    },
  }
}

async function* readText(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isEmpty = true
  for await (const bytes of response.body ?? []) {
    const text = decodeUtf8(decoder, bytes)
    isEmpty &&= text.trim() === ''
    yield text
  }
  yield decodeUtf8(decoder)
  // HTTP 200 with nothing in it is how the service fails. Source: docs/protocol/measoft.md, 1.
  if (isEmpty) throw new DeliveryError('courier_unavailable', 'the courier sent an empty answer')
}

function decodeUtf8(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch (cause) {
    throw new DeliveryError('courier_misbehaved', 'the answer is not UTF-8', { cause })
  }
}

function refuseStatus(response: Response): void {
  if (response.status === 200) return
  const details = { httpStatus: response.status }
  if (response.status !== 429) {
    const message = `the courier answered HTTP ${response.status}`
    throw new DeliveryError('courier_unavailable', message, { details })
  }
  const seconds = Number(response.headers.get('retry-after') ?? '60')
  const retryAfterMs = (Number.isFinite(seconds) ? seconds : 60) * 1000
  throw new DeliveryError('rate_limited', 'the courier asks us to slow down', {
    details: { ...details, retryAfterMs },
  })
}

/** Failures before any byte could leave: the one case in which we know that nothing was done. */
const NEVER_CONNECTED: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function unavailable(cause: unknown): DeliveryError {
  const neverConnected = NEVER_CONNECTED.has(codeOf(cause))
  return new DeliveryError('courier_unavailable', 'the courier did not answer', {
    cause,
    details: neverConnected ? { sent: 'no' } : {},
  })
}

/** `fetch` wraps the reason: the system's code is on the error or on its cause. */
function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : undefined
}
