/** Work at a place that may be out of order. */
export interface Breaker {
  /**
   * Runs `work`, unless the place failed lately or has as much to do as it may have. Then it
   * rejects at once with a `Refused`.
   */
  run<Out>(work: () => Promise<Out>): Promise<Out>
  health(): BreakerHealth
}

export interface BreakerHealth {
  /** `open`: left in peace. `probing`: it may be well again; one call at a time finds out. */
  readonly state: 'closed' | 'open' | 'probing'
  readonly inFlight: number
}

export interface BreakerOptions {
  readonly now: () => Date
  /** Failures in a row after which the place is left in peace. */
  readonly failures: number
  /** How long: doubled after each probe that fails, up to `maxMs`. */
  readonly restMs: { readonly first: number; readonly max: number }
  /** Calls at once; more would only queue behind a place that hangs. */
  readonly mostAtOnce: number
  readonly judge: (error: unknown) => Judgement
}

export type Judgement =
  /** It said no, and so it works. */
  | 'answered'
  /** It failed; `restMs` is how long it asks to be left in peace, 0 when it says nothing. */
  | { readonly restMs: number }
  /** The place was never reached, for a reason that is not its own. */
  | 'unknown'

/** Nothing was tried. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly why: 'open' | 'probing' | 'full'
  readonly retryAfterMs: number

  constructor(why: Refused['why'], retryAfterMs: number) {
    super(WORDS[why])
    this.why = why
    this.retryAfterMs = retryAfterMs
  }
}

const WORDS = {
  open: 'it failed lately',
  probing: 'it is being tried whether it is well again',
  full: 'it has enough to do',
} as const

/** Where the place is full, soon enough to be worth another try. */
const SOON_MS = 1_000

/** Closed, until failures in a row open it; then one probe at a time shows whether it is well. */
export function createBreaker(options: BreakerOptions): Breaker {
  const { now, failures, restMs, mostAtOnce, judge } = options
  let inFlight = 0
  let inARow = 0
  let rests = 0
  let openUntil = 0
  let isProbing = false

  function refuse(): void {
    // After a clock was put back, a rest is no longer than a rest.
    const leftMs = Math.min(openUntil - now().getTime(), restMs.max)
    openUntil = Math.min(openUntil, now().getTime() + restMs.max)
    if (leftMs > 0) throw new Refused('open', leftMs)
    if (isProbing) throw new Refused('probing', SOON_MS)
    if (inFlight >= mostAtOnce) throw new Refused('full', SOON_MS)
  }

  function succeed(): void {
    inARow = 0
    rests = 0
    openUntil = 0
  }

  function fail(askedMs: number): void {
    inARow += 1
    const isOpening = askedMs > 0 || inARow >= failures || rests > 0
    if (!isOpening || openUntil > now().getTime()) return
    const ownMs = Math.min(restMs.first * 2 ** rests, restMs.max)
    openUntil = now().getTime() + Math.min(Math.max(ownMs, askedMs), restMs.max)
    rests += 1
  }

  return {
    async run(work) {
      refuse()
      const isProbe = rests > 0
      isProbing ||= isProbe
      inFlight += 1
      try {
        const out = await work()
        succeed()
        return out
      } catch (error) {
        const judgement = judge(error)
        if (judgement === 'answered') succeed()
        else if (judgement !== 'unknown') fail(judgement.restMs)
        throw error
      } finally {
        inFlight -= 1
        if (isProbe) isProbing = false
      }
    },
    health() {
      if (openUntil > now().getTime()) return { state: 'open', inFlight }
      return { state: rests > 0 ? 'probing' : 'closed', inFlight }
    },
  }
}
