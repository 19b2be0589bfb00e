import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

interface BareServer {
  readonly port: number
  close(): void
}

/** Gives one answer to everything. */
export interface BareAnswers extends BareServer {
  /** What it answers from now on. */
  answer(body: string): Promise<void>
}

export async function startBareServer(): Promise<BareAnswers> {
  const { child, port } = await start('./bare-server.ts')
  return {
    port,
    async answer(body) {
      const set = once(child, 'message')
      child.send(body)
      await set
    },
    close: () => void child.kill(),
  }
}

/** Puts each order on the disk and says so. */
export async function startBareOrders(): Promise<BareServer> {
  const { child, port } = await start('./bare-orders.ts')
  return { port, close: () => child.disconnect() }
}

async function start(file: string) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)))
  const [port] = await once(child, 'message')
  return { child, port: Number(port) }
}
