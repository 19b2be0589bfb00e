import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { ROOT } from '../../php/php.ts'
import { type PhpProcess, startPhp } from './php-process.ts'

/** One request to the fake shop: the command's name and values; its answer. */
export type Ask = (name: string, values?: object) => Promise<unknown>

/** A call of the shop's webhook address: status and body of the answer. `ask` is how to have it answered. */
export type Receive = (
  body: string,
  signature: string,
  ask: Ask,
) => Promise<readonly [number, unknown]>

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

/** Seen by every PHP of this repository as `/repo/.cache/fakes`. */
const STATES = join('.cache', 'fakes')
const MARK = '\u001eanswer '

export async function openSite(options: {
  readonly php: '7.4' | '8.4'
  /** Below `test/php`: runs one request. */
  readonly script: string
  readonly checkout: string
  readonly gatewayUrl: string
}): Promise<FakeSite & { close(): Promise<void> }> {
  const { php: version, script, checkout, gatewayUrl } = options
  mkdirSync(join(ROOT, STATES), { recursive: true })
  let site = randomUUID()
  const php = startPhp(version)
  let aside: PhpProcess | undefined
  let receive: Receive = async () => [503, null]
  const server = listen((body, signature) => {
    const isChallenge = body.startsWith('{"kind":"challenge"')
    return receive(body, signature, isChallenge ? askAside : ask)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, so the address is no path.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const run = async (by: PhpProcess, state: string, [name, values]: Parameters<Ask>) => {
    const command = JSON.stringify({ name, url, ...values })
    const env = { STATE: `/repo/${STATES}/${state}`, COMMAND: command }
    const printed = await by.run(script, env)
    const line = printed.split('\n').find((candidate) => candidate.startsWith(MARK))
    if (!line) throw new Error(`the fake shop died at ${name}: ${printed.slice(-1500)}`)
    return JSON.parse(line.slice(MARK.length)) as unknown
  }
  const ask = inTurn((...command) => run(php, site, command))
  /** While another request runs, on a copy of the state that is thrown away. */
  const askAside = inTurn((...command) => {
    aside ??= startPhp(version)
    const [from, to] = [site, `${site}-aside`].map((file) => join(ROOT, STATES, file))
    if (from && to) copyFileSync(from, to)
    return run(aside, `${site}-aside`, command)
  })
  const clear = () => {
    for (const file of [site, `${site}-aside`]) rmSync(join(ROOT, STATES, file), { force: true })
    // PHP's own view of the folder still has the old name, and cannot make it anew.
    site = randomUUID()
  }

  return {
    php: version,
    checkout,
    gatewayUrl,
    url,
    ask,
    clear,
    onWebhook(next) {
      receive = next
    },
    async close() {
      server.closeAllConnections()
      for (const each of [php, aside]) each?.stop()
      clear()
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

function listen(receive: (body: string, signature: string) => ReturnType<Receive>) {
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
