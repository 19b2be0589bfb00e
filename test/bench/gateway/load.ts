// A load generator in a process of its own, on bare sockets: what it costs itself must not be what is
// measured. Parent: measure.ts.
import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

export interface LoadOrder {
  readonly port: number
  readonly connections: number
  readonly milliseconds: number
  /** Whole HTTP requests, asked for in turn. */
  readonly requests: readonly string[]
  /** A second; without it each connection asks again as soon as it has its answer. */
  readonly rate?: number
  /** Where the server needs the machine's other processor itself. */
  readonly maySleep?: boolean
}

export interface LoadReport {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly answers: number
  /** Not 2xx. */
  readonly refused: number
}

interface Asking {
  readonly next: () => Buffer
  readonly onAnswer: (ms: number, isGood: boolean) => void
}

class Connection {
  readonly #asking: Asking
  readonly #socket: Socket
  #started = 0
  #left = -1
  #isGood = false
  #head = ''
  isIdle = true

  constructor(port: number, asking: Asking) {
    this.#asking = asking
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true)
    this.#socket.on('data', (chunk) => this.#read(chunk))
    this.#socket.on('error', (error) => {
      throw error
    })
  }

  ask(): void {
    this.isIdle = false
    this.#left = -1
    this.#head = ''
    this.#started = performance.now()
    this.#socket.write(this.#asking.next())
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    if (this.#left < 0) {
      const end = chunk.indexOf('\r\n\r\n')
      this.#head += chunk.toString('latin1', 0, end < 0 ? chunk.length : end)
      if (end < 0) return
      this.#isGood = this.#head.charCodeAt(9) === 50
      const length = /content-length: (\d+)/i.exec(this.#head)
      if (!length) throw new Error(`an answer without its length: ${this.#head}`)
      this.#left = Number(length[1]) - (chunk.length - end - 4)
    } else this.#left -= chunk.length
    if (this.#left > 0) return
    this.isIdle = true
    this.#asking.onAnswer(performance.now() - this.#started, this.#isGood)
  }
}

function run(order: LoadOrder): Promise<LoadReport> {
  const requests = order.requests.map((text) => Buffer.from(text))
  const times: number[] = []
  let turn = Math.floor(Math.random() * requests.length)
  let refused = 0
  const next = (): Buffer => requests[turn++ % requests.length] ?? Buffer.alloc(0)

  return new Promise((resolve) => {
    const started = performance.now()
    const end = started + order.milliseconds
    const connections: Connection[] = []
    let isOver = false

    const finish = (): void => {
      if (isOver) return
      isOver = true
      for (const connection of connections) connection.close()
      resolve(toReport(times, refused, performance.now() - started))
    }
    for (let i = 0; i < order.connections; i++) {
      const connection = new Connection(order.port, {
        next,
        onAnswer(ms, isGood) {
          times.push(ms)
          if (!isGood) refused++
          if (performance.now() >= end) finish()
          else if (order.rate === undefined) connection.ask()
        },
      })
      connections.push(connection)
    }
    if (order.rate === undefined) {
      for (const connection of connections) connection.ask()
      if (!order.maySleep) stayAwake(() => isOver)
    } else keepRate(connections, order.rate, () => isOver)
    setTimeout(finish, order.milliseconds + 5_000).unref()
  })
}

/**
 * A server that is slower than the generator would have to wake it with each answer, and on a
 * virtual machine that costs the server more than the answer itself.
 */
function stayAwake(isOver: () => boolean): void {
  if (!isOver()) setImmediate(() => stayAwake(isOver))
}

/** So many a second, on whichever connection is free: a slow answer does not slow the asking. */
function keepRate(connections: readonly Connection[], rate: number, isOver: () => boolean): void {
  const started = performance.now()
  let asked = 0
  const beat = (): void => {
    if (isOver()) return
    const due = ((performance.now() - started) / 1_000) * rate
    while (asked < due) {
      const free = connections.find(({ isIdle }) => isIdle)
      if (!free) break
      free.ask()
      asked++
    }
    setTimeout(beat, 1)
  }
  beat()
}

function toReport(times: number[], refused: number, ms: number): LoadReport {
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN
  const perSecond = (times.length / ms) * 1_000
  return { perSecond, p50: at(0.5), p95: at(0.95), p99: at(0.99), answers: times.length, refused }
}

process.on('message', (order) => {
  // Sent by measure.ts and by nobody else.
  void run(order as LoadOrder).then((report) => process.send?.(report))
})
