import type { Clock } from './clock.ts'

const OVER = new Error('it is over')

/**
 * What `work` gives, or what `late` gives when it takes longer than `ms`. The work goes on; how it
 * ends is then nobody's any more.
 */
export async function inTime<Out>(
  work: Promise<Out>,
  { clock, ms, late }: { readonly clock: Clock; readonly ms: number; readonly late: () => Out },
): Promise<Out> {
  const waiting = new AbortController()
  let isOver = false
  work.catch(() => {})
  try {
    const patience = clock.wait(ms, waiting.signal)
    return await Promise.race([work, patience.then(() => (isOver ? work : late()))])
  } finally {
    isOver = true
    // With a reason of its own: making the usual one costs more than the rest.
    waiting.abort(OVER)
  }
}
