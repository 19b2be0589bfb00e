import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Php } from '../../php/php.ts'

/** One request to the fake shop: the command's name and values; its answer. */
export type Ask = (name: string, values?: object) => Promise<unknown>

/** A call of the shop's webhook address: status and body of the answer. */
export type Receive = (body: string, signature: string) => Promise<readonly [number, unknown]>

/** The place a fake shop lives at: its requests, its address, and what it remembers between them. */
export interface FakeSite {
  readonly php: string
  /** Which of the platform's checkouts, or `''` where it has one. */
  readonly checkout: string
  readonly gatewayUrl: string
  /** Listens: what is posted there goes to `receive`. */
  readonly url: string
  readonly ask: Ask
  /** Forgets everything that the shop remembers. */
  clear(): void
  /** What answers calls of the shop's address. */
  onWebhook(receive: Receive): void
}

const MARK = '\u001eanswer '

export async function openSite(options: {
  readonly php: Php
  /** Below `test/php`: runs one request. */
  readonly script: string
  readonly checkout: string
  readonly gatewayUrl: string
}): Promise<FakeSite & { close(): Promise<void> }> {
  const { php, script, checkout, gatewayUrl } = options
  let receive: Receive = async () => [503, null]
  const server = listen((body, signature) => receive(body, signature))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, so the address is no path.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // In the PHP's own file system, which is gone with its process.
  let state = `/tmp/${randomUUID()}`
  const ask = inTurn(async (name: string, values: object = {}) => {
    const command = JSON.stringify({ name, url, ...values })
    const printed = await php.run(script, { STATE: state, COMMAND: command })
    const line = printed.split('\n').find((candidate) => candidate.startsWith(MARK))
    if (!line) throw new Error(`the fake shop died at ${name}: ${printed.slice(-1500)}`)
    return JSON.parse(line.slice(MARK.length)) as unknown
  })

  return {
    php: php.version,
    checkout,
    gatewayUrl,
    url,
    ask,
    clear() {
      state = `/tmp/${randomUUID()}`
    },
    onWebhook(next) {
      receive = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One at a time, as the requests share a file. */
function inTurn(run: Ask): Ask {
  let last: Promise<unknown> = Promise.resolve()
  return (name, values) => {
    const next = last.then(
      () => run(name, values),
      () => run(name, values),
    )
    last = next
    return next
  }
}

function listen(receive: Receive) {
  return createServer((incoming, answer) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const signature = String(incoming.headers['courier-signature'] ?? '')
      receive(Buffer.concat(parts).toString(), signature).then(
        ([status, body]) =>
          answer
            .writeHead(status, { 'content-type': 'application/json' })
            .end(JSON.stringify(body)),
        () => answer.writeHead(500).end(),
      )
    })
  })
}
