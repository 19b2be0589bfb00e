import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './addresses.ts'

export interface WebhookCall {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

export interface WebhookReply {
  readonly status: number
  /** The first kilobytes of the answer. */
  readonly body: string
}

/** Calls a shop once. Follows no redirect. Rejects when there was no answer, with a plain reason. */
export type WebhookPost = (call: WebhookCall) => Promise<WebhookReply>

/** A shop's answer is a challenge or nothing; the rest is not read. */
const REPLY_LIMIT = 16 * 1024

/**
 * The way out to shops. An address is checked when it is connected to, so that a name which changes
 * its address between check and call gains nothing.
 */
export function createWebhookPost(options: {
  /** For a shop on the operator's own network. */
  readonly allowsPrivate: boolean
  readonly lookup?: typeof systemLookup
}): WebhookPost {
  const lookup = createGuardedLookup(options.lookup ?? systemLookup, options.allowsPrivate)

  return (call) => {
    const url = new URL(call.url)
    const refusal = refuse(url, options.allowsPrivate)
    return refusal === null ? postTo(url, call, lookup) : Promise.reject(new Error(refusal))
  }
}

function refuse(url: URL, allowsPrivate: boolean): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not an http address'
  if (url.username !== '' || url.password !== '') return 'the address holds a password'
  // Node looks up names only: an address in the URL is connected to as it stands.
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !allowsPrivate && !isPublicAddress(literal)) return PRIVATE_REFUSED
  return null
}

const PRIVATE_REFUSED = 'the address lies in a private network'

function createGuardedLookup(resolve: typeof systemLookup, allowsPrivate: boolean): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses: readonly LookupAddress[] = found ?? []
      const [first] = addresses
      const isAllowed = allowsPrivate || addresses.every(({ address }) => isPublicAddress(address))
      if (error || first === undefined) done(error ?? new Error('the name has no address'), '', 0)
      else if (!isAllowed) done(new Error(PRIVATE_REFUSED), '', 0)
      else if (options.all) done(null, [...addresses])
      else done(null, first.address, first.family)
    })
  }
}

function postTo(url: URL, call: WebhookCall, lookup: LookupFunction): Promise<WebhookReply> {
  const { request } = url.protocol === 'https:' ? https : http
  const timeout = AbortSignal.timeout(call.timeoutMs)
  const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout

  return new Promise((resolve, reject) => {
    const fail = (error: Error): void =>
      reject(timeout.aborted ? new Error(`no answer within ${call.timeoutMs} ms`) : toOne(error))
    const outgoing = request(
      url,
      {
        method: 'POST',
        lookup,
        signal,
        agent: false,
        headers: { ...call.headers, 'content-length': Buffer.byteLength(call.body) },
      },
      (answer) => {
        readStart(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), fail)
      },
    )
    outgoing.on('error', fail)
    outgoing.end(call.body)
  })
}

/** Of a name with several addresses Node gives the failures of all, and no word. */
function toOne(error: Error): Error {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : null
  return first instanceof Error ? first : error
}

async function readStart(answer: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer) {
    // An HTTP answer without an encoding set gives buffers.
    pieces.push(piece as Buffer)
    size += pieces.at(-1)?.length ?? 0
    if (size >= REPLY_LIMIT) break
  }
  return Buffer.concat(pieces).subarray(0, REPLY_LIMIT).toString('utf8')
}
