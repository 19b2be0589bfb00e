import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Outcome } from './api.ts'

/** Thrown instead of an answer when there is no socket to cut: the caller's `fetch` then rejects. */
export class ConnectionReset extends TypeError {
  override readonly name = 'ConnectionReset'

  constructor() {
    super('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    })
  }
}

export interface Line {
  /** The socket, when there is one. */
  readonly http: Partial<HttpBindings>
  /** The caller has gone. */
  readonly gone: AbortSignal
  /** The simulator is closing. */
  readonly closing: AbortSignal
  readonly sleep: (ms: number) => Promise<void>
}

/** The sockets behind a request, absent when the app is called without a server. */
export function readBindings(env: unknown): Partial<HttpBindings> {
  // The server hands these in; nobody else does.
  return typeof env === 'object' && env !== null ? (env as Partial<HttpBindings>) : {}
}

/** Turns what was decided into what happens on the line. */
export async function respond(outcome: Outcome, line: Line): Promise<Response> {
  switch (outcome.kind) {
    case 'answer':
      return new Response(outcome.body, {
        status: outcome.status,
        headers: { 'content-type': outcome.type },
      })
    case 'drip':
      return new Response(drip(outcome.body, outcome.ms, line), {
        headers: { 'content-type': 'text/xml; charset=utf-8' },
      })
    case 'hang':
      await silence(line)
      return cut(line)
    case 'reset':
      return cut(line)
  }
}

function cut({ http }: Line): Response {
  const socket = http.incoming?.socket
  if (!socket) throw new ConnectionReset()
  socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

/** Until the caller gives up or the simulator ends. */
function silence({ http, gone, closing }: Line): Promise<void> {
  return new Promise((resolve) => {
    const end = () => resolve()
    http.outgoing?.once('close', end)
    for (const signal of [gone, closing]) {
      if (signal.aborted) end()
      signal.addEventListener('abort', end, { once: true })
    }
  })
}

const DRIPS = 10

function drip(
  body: string,
  ms: number,
  { gone, closing, sleep }: Line,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body)
  const size = Math.max(1, Math.ceil(bytes.length / DRIPS))
  let at = 0
  return new ReadableStream({
    async pull(controller) {
      if (at > 0) await sleep(ms)
      if (at >= bytes.length || gone.aborted || closing.aborted) return controller.close()
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
    },
  })
}
