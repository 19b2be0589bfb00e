import type { MiddlewareHandler } from 'hono'
import { type AuthDeps, findByPublicKey } from './auth.ts'
import type { GatewayContext, GatewayEnv } from './gateway-env.ts'
import type { Installation } from './installation.ts'
import { createRecent } from './lib/recent.ts'
import type { Database } from './storage/database.ts'
import { loadRuleSets, type RuleSetInForce } from './storage/rule-sets.ts'

/** A page's question, word for word: whether it may be asked was found out the first time. */
export interface PageQuestion {
  readonly origin: string
  /** Path and query. */
  readonly path: string
}

/** What an answer was made from. As long as a row stays the same, so does its object. */
export interface Basis {
  readonly installation: Installation
  readonly ruleSets: readonly RuleSetInForce[]
}

export interface RushAnswer {
  readonly installation: Installation
  readonly body: Buffer<ArrayBuffer>
}

/** Finished answers to pages, for the same question from the same page in a rush. */
export interface Rush {
  /** Never waits: only what was compared with the shop's settings a moment ago. */
  findAtOnce(question: PageQuestion): RushAnswer | null
  /** `mark`: from before the basis was read. */
  find(question: PageQuestion, basis: Basis, mark: number): RushAnswer | null
  keep(question: PageQuestion, basis: Basis, body: Buffer<ArrayBuffer>): void
  mark(): number
}

interface Kept extends RushAnswer {
  readonly basis: Basis
  /** When it was last found to agree with the shop's settings, and which state of ours that was. */
  checkedAt: number
  mark: number
}

const MOST_ANSWERS = 10_000
/** Shorter than the minute a browser may keep the same answer. */
const LONGEST_MS = 30_000
export function createRush(deps: {
  readonly now: () => Date
  /** Grows whenever this process changes something of a shop. */
  readonly changes: () => number
  /** Another process's change is seen this late; our own at once. */
  readonly uncheckedMs: number
}): Rush {
  const answers = createRecent<Kept>(MOST_ANSWERS, deps.now)
  const toKey = ({ origin, path }: PageQuestion): string => `${origin} ${path}`

  function findKept(question: PageQuestion): Kept | null {
    const kept = answers.find(toKey(question))
    return kept && kept.ageMs < LONGEST_MS ? kept.value : null
  }

  return {
    mark: deps.changes,
    findAtOnce(question) {
      const kept = findKept(question)
      if (!kept || kept.mark !== deps.changes()) return null
      const sinceMs = deps.now().getTime() - kept.checkedAt
      return sinceMs >= 0 && sinceMs < deps.uncheckedMs ? kept : null
    },
    find(question, basis, mark) {
      const kept = findKept(question)
      if (!kept || !isSame(kept.basis, basis)) return null
      kept.mark = mark
      kept.checkedAt = deps.now().getTime()
      return kept
    },
    keep(question, basis, body) {
      const { installation } = basis
      answers.keep(toKey(question), { installation, basis, body, checkedAt: 0, mark: -1 })
    },
  }
}

const isSame = (a: Basis, b: Basis): boolean =>
  a.installation === b.installation &&
  a.ruleSets.length === b.ruleSets.length &&
  a.ruleSets.every((ruleSet, i) => ruleSet === b.ruleSets[i])

export async function readBasis(db: Database, installation: Installation): Promise<Basis> {
  return { installation, ruleSets: await loadRuleSets(db, installation) }
}

/** `null`: not asked by a page of another origin, so nothing is kept for it. */
export function toPageQuestion(c: GatewayContext): PageQuestion | null {
  const origin = c.req.header('origin')
  const { url } = c.req
  return origin === undefined ? null : { origin, path: url.slice(url.indexOf('/', 8)) }
}

/** Answers a page's question that was just answered; else lets it go its way. */
export function answerRush(deps: AuthDeps, rush: Rush): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const question = toPageQuestion(c)
    if (!question || c.req.header('authorization') !== undefined) return next()
    const mark = rush.mark()
    const installation = await findByPublicKey(deps, c)
    const known = rush.find(question, await readBasis(deps.db, installation), mark)
    if (!known) return next()
    deps.limits.countBrowser(c, installation.publishableKey)
    c.set('caller', { installation, isSecret: false })
    return new Response(known.body, { headers: toHeaders(question.origin) })
  }
}

/** What the long way sets one by one. */
export const toHeaders = (origin: string) => ({
  'content-type': 'application/json',
  'cache-control': 'private, max-age=60',
  vary: 'Origin',
  'x-content-type-options': 'nosniff',
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
})
