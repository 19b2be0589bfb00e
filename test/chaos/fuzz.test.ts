import { expect, test } from 'vitest'
import { TARGETS } from '../fuzz/targets.ts'
import { createRandom } from './random.ts'

const ROUNDS = { xml: 1_500, http: 500, tokens: 10_000, 'connection-strings': 5_000 }

test.each(Object.entries(ROUNDS))(
  '%s: input that is almost right is read or refused, %i times',
  async (name, rounds) => {
    const target = await TARGETS[name]?.()
    if (!target) throw new Error(`there is no target ${name}`)

    try {
      for (let i = 0; i < rounds; i++) await target.round(createRandom(42_000_000 + i))
    } finally {
      await target.close()
    }

    expect(target.name).toBe(name.replace('-', ' '))
  },
  120_000,
)
