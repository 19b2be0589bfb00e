import type { IncomingMessage, ServerResponse } from 'node:http'
import { DeliveryError } from '@courier-checkout/api-client'
import type { Visitor } from './address.ts'
import type { Limits } from './limits.ts'
import { createObserver, type ObserverDeps } from './observe.ts'
import type { PageQuestion, Rush, RushAnswer } from './rush.ts'

/** Answers, or says that the request has to go the long way. */
export type AnswerAtOnce = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

const PATH = '/v1/quotes?'

/**
 * The short way of the commonest call: a page's question whose answer lies ready. It costs a third
 * of the way through the app and counts, limits and is written down like every other.
 */
export function createAnswerAtOnce(
  deps: ObserverDeps & { readonly rush: Rush; readonly limits: Pick<Limits, 'countBrowser'> },
): AnswerAtOnce {
  const observer = createObserver(deps)

  function isLimited(incoming: IncomingMessage, { installation }: RushAnswer): boolean {
    try {
      deps.limits.countBrowser(toVisitor(incoming), installation.publishableKey)
      return false
    } catch (error) {
      // The long way says so in its words.
      if (error instanceof DeliveryError) return true
      throw error
    }
  }

  return (incoming, outgoing) => {
    const question = toQuestion(incoming)
    const known = question && deps.rush.findAtOnce(question)
    if (!known || isLimited(incoming, known)) return false
    const { 'x-request-id': id, traceparent: trace } = incoming.headers
    const begun = observer.begin({ id: toOne(id), trace: toOne(trace) })
    outgoing.writeHead(200, toHeaders(question.origin, begun.requestId, known.body))
    outgoing.end(known.body)
    const installation = known.installation.id
    observer.end(begun, { method: 'GET', route: '/v1/quotes', status: 200, installation })
    return true
  }
}

function toQuestion({ method, url, headers }: IncomingMessage): PageQuestion | null {
  if (method !== 'GET' || url === undefined || !url.startsWith(PATH)) return null
  const { origin, authorization } = headers
  return origin === undefined || authorization !== undefined ? null : { origin, path: url }
}

/** Names and values in turn: the form that Node writes without a list of its own. */
const toHeaders = (origin: string, requestId: string, body: Buffer): string[] => [
  ...['x-request-id', requestId],
  ...['content-type', 'application/json'],
  ...['content-length', String(body.length)],
  ...['cache-control', 'private, max-age=60'],
  ...['vary', 'Origin'],
  ...['x-content-type-options', 'nosniff'],
  ...['access-control-allow-origin', origin],
  ...['access-control-expose-headers', 'Retry-After, X-Request-Id'],
]

function toVisitor(incoming: IncomingMessage): Visitor {
  return {
    env: { incoming },
    req: {
      header: (name) => toOne(incoming.headers[name]),
    },
  }
}

const toOne = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'object' ? header.join(', ') : header
