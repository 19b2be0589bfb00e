export interface Allowance {
  /** Takes one; the milliseconds to wait when there is none left, else 0. */
  take(key: string): number
  /** Puts one back that was not used after all. */
  giveBack(key: string): void
}

const MOST_KEYS = 50_000

/** Each key may take `burst` at once and gets `perSecond` back. */
export function createAllowance(options: {
  readonly burst: number
  readonly perSecond: number
  readonly now: () => Date
}): Allowance {
  const { burst, perSecond, now } = options
  const buckets = new Map<string, { left: number; at: number }>()

  function refilled(key: string): { left: number; at: number } {
    const at = now().getTime()
    const bucket = buckets.get(key) ?? { left: burst, at }
    // A clock that was put back gives nothing and takes nothing.
    const passed = Math.max(0, at - bucket.at) / 1000
    bucket.left = Math.min(burst, bucket.left + passed * perSecond)
    bucket.at = at
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > MOST_KEYS) forgetOldest(buckets)
    return bucket
  }

  return {
    take(key) {
      const bucket = refilled(key)
      if (bucket.left < 1) return Math.ceil(((1 - bucket.left) / perSecond) * 1000)
      bucket.left -= 1
      return 0
    },
    giveBack(key) {
      const bucket = refilled(key)
      bucket.left = Math.min(burst, bucket.left + 1)
    },
  }
}

function forgetOldest(buckets: Map<string, unknown>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key)
    return
  }
}
