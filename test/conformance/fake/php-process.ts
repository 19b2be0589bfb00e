import { fork } from 'node:child_process'
import type { Php } from '../../php/php.ts'

interface Answer {
  readonly id: number
  readonly printed: string
}

export interface PhpProcess extends Php {
  stop(): void
}

interface Waiting {
  readonly resolve: (printed: string) => void
  readonly reject: (error: Error) => void
}

const gone = (how: number | string | null) => new Error(`the fake shop’s PHP has ended: ${how}`)

/**
 * PHP in a process of its own: while it computes, this one must answer its calls, for gateway and courier
 * live here.
 */
export function startPhp(version: '7.4' | '8.4'): PhpProcess {
  const child = fork(new URL('./php-host.ts', import.meta.url), [version])
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended = false
  // Our own host, which answers in this form alone.
  child.on('message', (message) => {
    const { id, printed } = message as Answer
    waiting.get(id)?.resolve(printed)
    waiting.delete(id)
  })
  child.on('exit', (code, signal) => {
    ended = true
    for (const { reject } of waiting.values()) reject(gone(code ?? signal))
    waiting.clear()
  })
  return {
    version,
    hasCurl: true,
    run: (script, env) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(gone('before'))
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        child.send({ id, script, env })
      }),
    stop: () => {
      child.kill()
    },
  }
}
