import { performance } from 'node:perf_hooks'
import { createLimiter, createMeasoft } from '@courier-checkout/api-client'
import { XMLParser } from 'fast-xml-parser'
import { startCourier } from '../../chaos/stage/courier.ts'
import { median } from './measure.ts'

export interface XmlFigures {
  readonly megabytes: number
  readonly points: number
  readonly ours: { readonly ms: number; readonly stallMs: number }
  readonly rival: { readonly ms: number; readonly stallMs: number }
  readonly ratio: number
}

const WANTED_BYTES = 5 * 2 ** 20
const PIECE = 64 * 1024

/** A whole network of points: read by our provider, and by the usual library into plain objects. */
export async function measureXml(rounds: number): Promise<XmlFigures> {
  const document = await makeDocument()
  const ours: Timed[] = []
  const rival: Timed[] = []
  const ratios: number[] = []
  let points = 0
  for (let i = 0; i <= rounds; i++) {
    const mine = await time(async () => {
      points = await readPoints(document)
    })
    const theirs = await time(async () => {
      new XMLParser({ ignoreAttributes: false }).parse(document.toString('utf8'))
    })
    // The first round is for the compilers.
    if (i === 0) continue
    ours.push(mine)
    rival.push(theirs)
    ratios.push(mine.ms / theirs.ms)
  }
  return {
    megabytes: document.length / 2 ** 20,
    points,
    ours: summary(ours),
    rival: summary(rival),
    ratio: median(ratios),
  }
}

async function makeDocument(): Promise<Buffer> {
  for (let points = 6_000; ; points += 2_000) {
    const courier = await startCourier({ accounts: 1, points })
    const response = await fetch(courier.apiUrl, {
      method: 'POST',
      body: '<?xml version="1.0" encoding="UTF-8"?><pvzlist><auth extra="8" login="merchant1" pass="not-a-secret"/></pvzlist>',
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    await courier.close()
    if (bytes.length >= WANTED_BYTES) return bytes
    if (bytes.length < 1_000) throw new Error(`the courier sent no points: ${bytes.toString()}`)
  }
}

async function readPoints(document: Buffer): Promise<number> {
  const clock = () => new Date()
  const courier = createMeasoft({
    url: 'http://127.0.0.1/api/',
    credentials: { courierCode: '8', login: 'merchant1', password: 'not-a-secret' },
    currency: 'RUB',
    clock,
    limiter: createLimiter({ clock, requestsPerHour: 1_000_000 }),
    fetch: async () => new Response(inPieces(document)),
  })
  let count = 0
  const pages = courier.allPickupPoints?.({ signal: new AbortController().signal }) ?? []
  for await (const page of pages) count += page.length
  return count
}

function inPieces(document: Buffer): ReadableStream<Uint8Array> {
  let from = 0
  return new ReadableStream({
    pull(controller) {
      if (from >= document.length) return controller.close()
      controller.enqueue(document.subarray(from, from + PIECE))
      from += PIECE
    },
  })
}

interface Timed {
  readonly ms: number
  readonly stallMs: number
}

/** How long it took, and how long at most nobody else could do anything. */
async function time(work: () => Promise<void>): Promise<Timed> {
  let stallMs = 0
  let last = performance.now()
  let isOver = false
  const watch = (): void => {
    const now = performance.now()
    stallMs = Math.max(stallMs, now - last)
    last = now
    if (!isOver) setImmediate(watch)
  }
  setImmediate(watch)
  const started = performance.now()
  await work()
  const ms = performance.now() - started
  stallMs = Math.max(stallMs, performance.now() - last)
  isOver = true
  return { ms, stallMs }
}

const summary = (all: readonly Timed[]): Timed => ({
  ms: median(all.map(({ ms }) => ms)),
  stallMs: median(all.map(({ stallMs }) => stallMs)),
})
