import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface BareServer {
  readonly port: number
  /** What it answers from now on. */
  answer(body: string): Promise<void>
  close(): void
}

export async function startBareServer(): Promise<BareServer> {
  const child = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)))
  const [port] = await once(child, 'message')
  return {
    port: Number(port),
    async answer(body) {
      const set = once(child, 'message')
      child.send(body)
      await set
    },
    close: () => void child.kill(),
  }
}
