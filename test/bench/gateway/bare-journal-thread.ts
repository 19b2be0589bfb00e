import { fdatasyncSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

const file = openSync(String(workerData), 'w')
// What a file grows by belongs to its metadata: a store's journal is there already.
const GROUND = Buffer.alloc(2 ** 26)
writeSync(file, GROUND)
fdatasyncSync(file)

let at = 0
let waiting: string[] = []
parentPort?.on('message', (texts: readonly string[]) => {
  if (waiting.length === 0) setImmediate(flush)
  waiting.push(...texts)
})

function flush(): void {
  const body = Buffer.from(waiting.join('\n'))
  const count = waiting.length
  waiting = []
  at = at + body.length > GROUND.length ? 0 : at
  at += writeSync(file, body, 0, body.length, at)
  fdatasyncSync(file)
  parentPort?.postMessage(count)
}
