import { Worker } from 'node:worker_threads'
import type { Effort, PackedFile, PackJob, PackReply } from './pack.ts'

export interface Packer {
  pack(body: Uint8Array<ArrayBuffer>, effort: Effort): Promise<PackedFile>
  /** What is still waiting rejects, and so does what comes later. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (packed: PackedFile) => void
  readonly reject: (reason: Error) => void
}

/** A thread that compresses: requests never wait for it. */
export function openPacker(): Packer {
  const worker = new Worker(new URL('./pack-worker.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  let jobs = 0
  let ended: Error | null = null

  const failAll = (reason: Error): void => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }
  worker.on('message', ({ id, br, gzip }: PackReply) => {
    waiting.get(id)?.resolve({ br, gzip })
    waiting.delete(id)
  })
  worker.on('error', failAll)
  worker.on('exit', () => failAll(new Error('the packing thread has ended')))

  return {
    pack: (body, effort) =>
      new Promise((resolve, reject) => {
        // Nobody would ever answer.
        if (ended) return reject(ended)
        const job: PackJob = { id: jobs++, body, effort }
        waiting.set(job.id, { resolve, reject })
        worker.postMessage(job)
      }),
    async close() {
      await worker.terminate()
    },
  }
}
