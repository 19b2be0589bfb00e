export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both possible. */
  between(min: number, max: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  /** The same things in another order. */
  shuffle<T>(things: readonly T[]): T[]
}

/** The same seed says the same numbers on every machine. Mulberry32, by Tommy Ettinger. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))

  return {
    next,
    between,
    pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    shuffle(things) {
      const order = things.map((thing) => ({ thing, at: next() }))
      return order.sort((a, b) => a.at - b.at).map(({ thing }) => thing)
    },
  }
}
