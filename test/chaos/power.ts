// npm run chaos:power -- [--cuts 12] [--seed 1] [--count]
// Cuts the power of a disk in the middle of a write storm and looks for every acknowledged order.
import { parseArgs } from 'node:util'
import { countSyncs, hasStrace } from './power/count-syncs.ts'
import { cutPower, type Mode } from './power/cut.ts'
import { createDisk, type Disk } from './power/disk.ts'
import { createRandom } from './random.ts'
import { say } from './say.ts'

const COMMITS = 300

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    count: { type: 'boolean', default: false },
  },
})

const disk = values.count ? null : openDisk()
process.exitCode = (await (disk ? cutMany(disk) : countMany())) ? 0 : 1

function openDisk(): Disk | null {
  try {
    return createDisk()
  } catch (error) {
    const why = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : ''
    say(`No power can be cut here, because loop devices are not allowed (${why}).`)
    say('Counting syncs instead: that proves what was asked of the disk, not what it kept.')
    return null
  }
}

async function cutMany(on: Disk): Promise<boolean> {
  const random = createRandom(Number(values.seed))
  const cut = async (name: string, mode: Mode) => {
    const result = await cutPower(on, { name, mode, ms: random.between(300, 2_000) })
    say(
      `${name.padEnd(12)} ${mode.padEnd(9)} ${count(result.acknowledged)} acknowledged ${count(result.lost)} lost`,
    )
    return result
  }
  try {
    let acknowledged = 0
    let lost = 0
    for (let i = 1; i <= Number(values.cuts); i++) {
      const result = await cut(`cut-${i}`, i % 3 === 0 ? 'single' : 'grouped')
      acknowledged += result.acknowledged
      lost += result.lost
    }
    const control = await cut('control', 'careless')
    say(
      `${values.cuts} power cuts, ${acknowledged} orders acknowledged, ${lost} lost (seed ${values.seed})`,
    )
    if (control.lost > 0) return lost === 0
    say('The control, which does not sync, lost nothing: this disk cannot show a loss.')
    return false
  } finally {
    on.remove()
  }
}

async function countMany(): Promise<boolean> {
  if (!hasStrace()) {
    say('Nothing can be shown here: install strace, or allow loop devices.')
    return false
  }
  const single = countSyncs('single', COMMITS)
  const grouped = countSyncs('grouped', COMMITS * 10)
  const careless = countSyncs('careless', COMMITS)
  for (const [name, { acknowledged, syncs }] of Object.entries({ single, grouped, careless })) {
    say(`${name.padEnd(9)} ${count(acknowledged)} acknowledged ${count(syncs)} syncs`)
  }
  // One client waits for each answer: every commit is a group of its own.
  const isSynced = single.syncs >= single.acknowledged
  if (!isSynced) say('Orders were acknowledged without a sync.')
  return isSynced && careless.syncs < careless.acknowledged
}

function count(n: number): string {
  return String(n).padStart(7)
}
