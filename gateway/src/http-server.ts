import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface HttpLimits {
  /** For all headers: who sends them byte by byte is let go. */
  readonly headersMs: number
  /** For headers and body together. */
  readonly requestMs: number
  /** Without a byte in either direction. */
  readonly silenceMs: number
}

export const HTTP_LIMITS: HttpLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  // Longer than any call waits, shorter than a reader that takes nothing may hold a place.
  silenceMs: 40_000,
}

/** A server that nobody can keep busy by being slow. */
export function createHttpServer({ headersMs, requestMs, silenceMs }: HttpLimits): Server {
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(1_000, Math.ceil(headersMs / 2)),
    // Above the 60 s that proxies keep a connection, so that it is never us who cut it first.
    keepAliveTimeout: 65_000,
  })
  server.setTimeout(silenceMs)
  return server
}

export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Takes no new connection and lets what runs be answered, for `patienceMs` at most. */
export async function closeGently(server: Server, patienceMs: number): Promise<void> {
  let isClosed = false
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      isClosed = true
      resolve()
    }),
  )
  const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
  while (!isClosed) {
    // A connection that is kept alive becomes idle when its answer is out.
    server.closeIdleConnections()
    await Promise.race([closed, sleep(50)])
  }
  clearTimeout(patience)
}
