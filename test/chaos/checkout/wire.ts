import { once } from 'node:events'
import { createServer } from 'node:http'
import type { FaultOrder } from '@courier-checkout/simulator'
import type { Courier } from '../stage/courier.ts'

/** What a courier can do to a checkout. */
export const CHECKOUT_FAULTS = [
  'hang',
  'drip',
  'http500',
  'empty',
  'garbage',
  'reset',
  'dns',
  'tls',
  'http429',
] as const
export type CheckoutFault = (typeof CHECKOUT_FAULTS)[number]

/** Whose calls go astray. Without a login: everything asked of that courier company. */
export interface Astray {
  readonly courierCode: string
  readonly login?: string
}

/** The road to the courier, on which some accounts' calls go astray. */
export interface Wire {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Spoils every call of these that a checkout waits for, from now on. */
  spoil(fault: CheckoutFault, astray: readonly Astray[]): Promise<void>
  heal(): void
  close(): Promise<void>
}

/** An account is still let in: only what a checkout asks for fails. */
const ASKED = ['calculator', 'pvzlist', 'townlist', 'streetlist', 'services', 'regionlist']
const FOR_EVER = 1_000_000
/** Drops of an answer come so slowly that nobody waits for the last. */
const DRIP_MS = 3_000

/** `sick` is the same courier, where every call fails in the way that is tried. */
export async function createWire(sick: Courier): Promise<Wire> {
  const busy = createServer((_, response) => {
    response.writeHead(429, { 'retry-after': '60' }).end()
  }).listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const address = busy.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const elsewhere: Readonly<Partial<Record<CheckoutFault, string>>> = {
    // Reserved for names that do not exist.
    dns: 'http://courier.invalid/api/',
    // Something that does not speak TLS answers.
    tls: sick.apiUrl.replace('http:', 'https:'),
    http429: `http://127.0.0.1:${port}/`,
  }
  let url: string | null = null
  let astray: readonly Astray[] = []

  const goesAstray = (xml: string): boolean => {
    const [, extra = ''] = /extra="([^"]*)"/.exec(xml) ?? []
    const [, login] = /login="([^"]*)"/.exec(xml) ?? []
    const isAsked = ASKED.some((method) => xml.includes(`<${method}`))
    const isMeant = ({ courierCode, login: only }: Astray): boolean =>
      courierCode === extra && (only === undefined || only === login)
    return isAsked && astray.some(isMeant)
  }

  return {
    fetch: (to, init) => fetch(url !== null && goesAstray(String(init.body)) ? url : to, init),
    async spoil(fault, whose) {
      astray = whose
      url = elsewhere[fault] ?? sick.apiUrl
      await sick.calm()
      if (url !== sick.apiUrl) return
      // All that is not elsewhere is the simulator's own fault.
      const kind = fault as FaultOrder['kind']
      await sick.spoil({ method: '*', kind, times: FOR_EVER, ms: DRIP_MS })
    },
    heal() {
      url = null
    },
    async close() {
      busy.close()
      busy.closeAllConnections()
      await once(busy, 'close')
    },
  }
}
