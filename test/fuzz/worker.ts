// Runs one target for a while and reports how far it came. Parent: run.ts.
import { createRandom } from '../chaos/random.ts'
import { TARGETS } from './targets.ts'

const [name = '', seed = '1', milliseconds = '60000', least = '0'] = process.argv.slice(2)
const open = TARGETS[name]
if (!open) throw new Error(`there is no target ${name}`)
const target = await open()
const end = Date.now() + Number(milliseconds)
const start = process.memoryUsage().rss
let highest = start
let rounds = 0

const report = (): void => {
  highest = Math.max(highest, process.memoryUsage().rss)
  process.send?.({ rounds, grownBytes: highest - start })
}
const timer = setInterval(report, 250)
while (Date.now() < end || rounds < Number(least)) {
  // Each round by its own number, so that one can be repeated alone.
  await target.round(createRandom(Number(seed) * 1_000_003 + rounds))
  rounds++
  if (rounds % 256 === 0) await new Promise((resolve) => setImmediate(resolve))
}
clearInterval(timer)
report()
await target.close()
process.disconnect?.()
