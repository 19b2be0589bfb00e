import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface Journal {
  /** Done when the text is on the disk. */
  append(text: string): Promise<void>
  close(): void
}

/** A file that a thread of its own appends to: the least that a store must do. */
export function openJournal(): Journal {
  const dir = mkdtempSync(join(tmpdir(), 'journal-'))
  const worker = new Worker(new URL('./bare-journal-thread.ts', import.meta.url), {
    workerData: join(dir, 'journal'),
  })
  const waiting: (() => void)[] = []
  let outgoing: string[] = []
  // How many of those that wait, oldest first, are on the disk.
  worker.on('message', (count: number) => {
    for (const done of waiting.splice(0, count)) done()
  })
  return {
    append: (text) =>
      new Promise((resolve) => {
        waiting.push(resolve)
        if (outgoing.push(text) > 1) return
        setImmediate(() => {
          worker.postMessage(outgoing)
          outgoing = []
        })
      }),
    close() {
      void worker.terminate()
      rmSync(dir, { recursive: true })
    },
  }
}
