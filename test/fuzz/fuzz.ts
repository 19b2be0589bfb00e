// npm run fuzz -- [--seconds 60] [--seed 1] [--target xml|http|tokens|connection-strings]
// Almost right input, to everything that reads input from outside: no crash, no hang, no leak.
import { parseArgs } from 'node:util'
import { fuzz } from './run.ts'
import { TARGETS } from './targets.ts'

const TOKENS_AT_LEAST = 10_000
const MEGABYTE = 2 ** 20
/** What a process may grow by: caches that fill, and a heap that is not yet swept. */
const GROWTH_LIMIT = 400 * MEGABYTE

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
  },
})

for (const target of values.target === undefined ? Object.keys(TARGETS) : [values.target]) {
  const { rounds, grownBytes, failure } = await fuzz(target, {
    seed: Number(values.seed),
    seconds: Number(values.seconds),
    least: target === 'tokens' ? TOKENS_AT_LEAST : 1,
  })
  const hasLeaked = grownBytes > GROWTH_LIMIT
  const grown = `${Math.round(grownBytes / MEGABYTE)} MB grown`
  process.stdout.write(
    `${target.padEnd(20)} ${String(rounds).padStart(9)} rounds  ${grown}  ${failure ?? (hasLeaked ? 'it leaks' : 'borne')}\n`,
  )
  if (failure !== null || hasLeaked) process.exitCode = 1
}
