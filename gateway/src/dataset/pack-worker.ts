import { parentPort } from 'node:worker_threads'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Effort, PackJob, PackReply } from './pack.ts'

const QUALITY: Readonly<Record<Effort, { br: number; gzip: number }>> = {
  quick: { br: 5, gzip: 6 },
  best: { br: 11, gzip: 9 },
}

const port = parentPort
if (port === null) throw new Error('pack-worker.ts runs in a worker thread only')

port.on('message', ({ id, body, effort }: PackJob) => {
  const { br, gzip } = QUALITY[effort]
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: br,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
  }
  const reply: PackReply = {
    id,
    br: new Uint8Array(brotliCompressSync(body, { params })),
    gzip: new Uint8Array(gzipSync(body, { level: gzip })),
  }
  port.postMessage(reply, [reply.br.buffer, reply.gzip.buffer])
})
