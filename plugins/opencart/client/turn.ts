/** The little of the shop's jQuery that tells whether its own calls are under way. */
interface Query {
  readonly active: number
  Deferred(): { resolve(): void; promise(): unknown }
}

/** The queue of 4.x, through which its checkout calls go one by one. */
interface Chain {
  attach(call: () => unknown): void
}

const PAUSE_MS = 50

/**
 * Does `work` when the checkout's own calls are done. OpenCart writes a session as a whole: two calls at once
 * lose what one of them has chosen.
 */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const jQuery = read<Query>('jQuery')
  const chain = read<Chain>('chain')
  if (!jQuery) return work()
  if (!chain) return whenQuiet(jQuery).then(work)
  return new Promise((done, failed) => {
    chain.attach(() => {
      // Its next call waits for this to be resolved, whatever comes of it.
      const turn = jQuery.Deferred()
      work()
        .then(done, failed)
        .finally(() => turn.resolve())
      return turn.promise()
    })
  })
}

async function whenQuiet(jQuery: Query): Promise<void> {
  while (jQuery.active > 0) await new Promise((done) => setTimeout(done, PAUSE_MS))
}

function read<T>(name: string): T | undefined {
  const found: unknown = Reflect.get(globalThis, name)
  return found ? (found as T) : undefined // the page's own scripts
}
