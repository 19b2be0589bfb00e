import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line as a phone has it: what a round trip takes, and how much fits through in a second. */
export interface Profile {
  readonly name: string
  readonly rttMs: number
  readonly downBps: number
  readonly upBps: number
}

export const SLOW_3G: Profile = { name: 'slow 3G', rttMs: 400, downBps: 400e3, upBps: 400e3 }
export const SLOW_4G: Profile = { name: 'slow 4G', rttMs: 150, downBps: 1.6e6, upBps: 750e3 }

export interface Link {
  /** A way to the server on `port`; its own port is given back. */
  open(port: number): Promise<number>
  /** Since the last reset, by the way's own port. */
  count(): { readonly bytesDown: number; readonly connections: ReadonlyMap<number, number> }
  reset(): void
  close(): Promise<void>
}

/** As much as travels in one go, so that two connections share the line. */
const PIECE_BYTES = 4_096

/**
 * A line that delays and narrows real TCP, so that real TLS handshakes cost their round trips: a
 * browser's own throttling does not slow them. All ways through it share its width.
 */
export function createLink({ rttMs, downBps, upBps }: Profile): Link {
  const down = createLane(downBps)
  const up = createLane(upBps)
  const servers: Server[] = []
  let bytesDown = 0
  let connections = new Map<number, number>()

  function join(browser: Socket, ownPort: number, port: number): void {
    connections.set(ownPort, (connections.get(ownPort) ?? 0) + 1)
    const server = connect({ port, host: '127.0.0.1', noDelay: true })
    // The browser's first words come a round trip late: the handshake of TCP on a real line.
    pass(browser, server, { lane: up, delayMs: rttMs / 2, firstDelayMs: rttMs })
    pass(server, browser, { lane: down, delayMs: rttMs / 2, firstDelayMs: 0 })
    server.on('data', (data) => {
      bytesDown += data.length
    })
  }

  return {
    open: (port) =>
      new Promise((resolve) => {
        const server = createServer({ noDelay: true }, (browser) => join(browser, own(), port))
        const own = (): number => {
          const address = server.address()
          return typeof address === 'object' && address ? address.port : 0
        }
        servers.push(server)
        server.listen(0, '127.0.0.1', () => resolve(own()))
      }),
    count: () => ({ bytesDown, connections: new Map(connections) }),
    reset() {
      bytesDown = 0
      connections = new Map()
    },
    async close() {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
    },
  }
}

/** When the last bit of so many bytes has been put on the line. */
type Lane = (bytes: number) => number

function createLane(bps: number): Lane {
  let freeAt = 0
  return (bytes) => {
    freeAt = Math.max(freeAt, performance.now()) + (bytes * 8000) / bps
    return freeAt
  }
}

interface Way {
  readonly lane: Lane
  readonly delayMs: number
  readonly firstDelayMs: number
}

function pass(from: Socket, to: Socket, { lane, delayMs, firstDelayMs }: Way): void {
  const deliver = createQueue()
  let extraMs = firstDelayMs
  from.on('data', (data) => {
    for (let start = 0; start < data.length; start += PIECE_BYTES) {
      const piece = data.subarray(start, start + PIECE_BYTES)
      deliver(lane(piece.length) + delayMs + extraMs, () => {
        if (!to.destroyed) to.write(piece)
      })
    }
    extraMs = 0
  })
  from.on('end', () => deliver(performance.now() + delayMs, () => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => deliver(performance.now() + delayMs, () => to.destroy()))
}

/** Does things at their times, and always in the order they were asked for. */
function createQueue(): (at: number, what: () => void) => void {
  const waiting: { readonly at: number; readonly what: () => void }[] = []
  let isAsleep = true
  const wake = (): void => {
    isAsleep = true
    for (let [next] = waiting; next; [next] = waiting) {
      const leftMs = next.at - performance.now()
      if (leftMs > 0) {
        isAsleep = false
        setTimeout(wake, leftMs)
        return
      }
      waiting.shift()
      next.what()
    }
  }
  return (at, what) => {
    waiting.push({ at, what })
    if (isAsleep) wake()
  }
}
