import { fork } from 'node:child_process'
import type { Php } from '../../php/php.ts'

interface Answer {
  readonly id: number
  readonly printed: string
}

export interface PhpProcess extends Php {
  stop(): void
}

/**
 * PHP in a process of its own: while it computes, this one must answer its calls, for gateway and courier
 * live here.
 */
export function startPhp(version: '7.4' | '8.4'): PhpProcess {
  const child = fork(new URL('./php-host.ts', import.meta.url), [version])
  const waiting = new Map<number, (printed: string) => void>()
  let lastId = 0
  // Our own host, which answers in this form alone.
  child.on('message', (message) => {
    const { id, printed } = message as Answer
    waiting.get(id)?.(printed)
    waiting.delete(id)
  })
  return {
    version,
    hasCurl: true,
    run: (script, env) =>
      new Promise((resolve) => {
        const id = ++lastId
        waiting.set(id, resolve)
        child.send({ id, script, env })
      }),
    stop: () => {
      child.kill()
    },
  }
}
