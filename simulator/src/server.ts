import { once } from 'node:events'
import { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'

export interface StartOptions extends SimulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number
  readonly hostname?: string
  /** Runs a webhook pass that often; without it passes run by control call. */
  readonly webhookEveryMs?: number
}

export interface RunningSimulator extends Omit<Simulator, 'close'> {
  /** `http://127.0.0.1:9009`, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** Cuts open connections, frees the port and closes the data folder. */
  close(): Promise<void>
}

/** The simulator on a port of this machine. */
export async function startSimulator(options: StartOptions = {}): Promise<RunningSimulator> {
  const simulator = createSimulator(options)
  const hostname = options.hostname ?? '127.0.0.1'
  const server = createAdaptorServer({ fetch: simulator.app.fetch, overrideGlobalObjects: false })
  if (!(server instanceof Server)) throw new TypeError('expected a plain HTTP server')
  server.listen(options.port ?? 0, hostname)
  await once(server, 'listening')
  const timer = options.webhookEveryMs
    ? setInterval(() => void simulator.webhooks.runPass(), options.webhookEveryMs)
    : undefined

  const port = portOf(server)
  return {
    ...simulator,
    url: `http://${hostname}:${port}`,
    port,
    async close() {
      clearInterval(timer)
      const closed = once(server, 'close')
      server.close()
      simulator.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('no port is open')
  return address.port
}
