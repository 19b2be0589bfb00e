import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the road to the gateway is now. */
export type Road = 'open' | 'closed' | 'slow' | 'garbage' | 'refusing'

/** The road between a shop, its buyers and the gateway: it can be closed, and it counts who passes. */
export interface Between {
  readonly url: string
  set(road: Road): void
  /** Another gateway stands at its end from now on. */
  leadTo(target: string): void
  /** Calls since the last `forget`, of shops' servers: `POST /v1/quotes`. Browsers are known by `Origin`. */
  serverCalls(): readonly string[]
  forget(): void
  close(): Promise<void>
}

/** Longer than any checkout may wait. */
const SLOW_MS = 7_000

export async function startProxy(target: string, port: number): Promise<Between> {
  let road: Road = 'open'
  let calls: string[] = []
  let to = new URL(target)
  const server = createServer((incoming, answer) => {
    const path = incoming.url ?? '/'
    if (incoming.headers.origin === undefined) {
      calls.push(`${incoming.method} ${path.split('?')[0]}`)
    }
    if (road === 'closed') return void incoming.socket.destroy()
    if (road === 'garbage') return void answer.writeHead(200).end('<html>captive portal</html>')
    if (road === 'refusing') {
      const body = { code: 'forbidden', message: 'no', details: {}, requestId: 'r' }
      return void answer
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify(body))
    }
    const pass = () => {
      // Nobody waits any more, and half a request would keep the gateway waiting.
      if (incoming.destroyed) return
      const call = forward(
        {
          host: to.hostname,
          port: to.port,
          path,
          method: incoming.method,
          headers: incoming.headers,
        },
        (back) => {
          answer.writeHead(back.statusCode ?? 502, back.headers)
          back.pipe(answer)
        },
      )
      call.on('error', () => answer.destroy())
      incoming.pipe(call)
    }
    if (road === 'slow') setTimeout(pass, SLOW_MS)
    else pass()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  // Listening on a port, so the address is no path.
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    set: (next) => {
      road = next
    },
    leadTo: (next) => {
      to = new URL(next)
    },
    serverCalls: () => [...calls],
    forget: () => {
      calls = []
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
