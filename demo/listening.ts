import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

/** The demo cannot start; the message is a sentence for whoever started it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** @throws {CannotStart} when the port is taken or forbidden. */
export async function listen(
  at: { readonly host: string; readonly port: number },
  fetch: (request: Request, env: object) => Response | Promise<Response>,
): Promise<Listening> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }))
  server.listen(at.port, at.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new CannotStart(explain(error, at.port), { cause: error })
  }
  return { port: portOf(server), close: () => close(server) }
}

/** Why a port could not be had. */
export function explain(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop it, or choose another one: PORT=8090 npm start`
  }
  if (code === 'EACCES') {
    return `Port ${port} needs special rights. Choose one above 1024: PORT=8090 npm start`
  }
  return `Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no port is open')
  return address.port
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
