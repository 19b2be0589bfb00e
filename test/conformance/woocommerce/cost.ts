// What the plugin costs a running WooCommerce at checkout, on and off by turns in one run:
//   npm run conformance:cost -- --url http://127.0.0.1:8071 --admin admin:password
// Switches the plugin off and on again, and connects it to a gateway of its own: use a shop made for trying.
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../e2e/browser.ts'
import { startWorld } from '../world.ts'
import { openAdmin } from './admin.ts'
import { type Answer, openForm, openStore, readPage } from './cost-requests.ts'
import { layGround } from './ground.ts'
import { openWooShop } from './shop.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8071' },
    admin: { type: 'string', default: 'admin:admin' },
    rounds: { type: 'string', default: '8' },
    'gateway-port': { type: 'string', default: '9310' },
  },
})
const PLUGIN = 'courier-checkout/courier-checkout'
const CHANGES_A_ROUND = 4

/** By what was done, then `on` or `off`: every answer. */
const measured = new Map<string, { on: Answer[]; off: Answer[] }>()
const calls: number[] = []

function keep(what: string, state: 'on' | 'off', answer: Answer): void {
  const known = measured.get(what) ?? { on: [], off: [] }
  known[state].push(answer)
  measured.set(what, known)
}

const { url } = values
const [user = '', ...rest] = values.admin.split(':')
const account = [user, rest.join(':')] as const
const world = await startWorld({ gateway: Number(values['gateway-port']) })
const browser = await launchBrowser()
try {
  const options = { browser, url, admin: account, gatewayUrl: world.gatewayUrl, mailDir: null }
  const shop = await openWooShop({ ...options, checkout: 'classic' })
  await shop.reset()
  const admin = await openAdmin(await browser.newContext(), url, account)
  const ground = await layGround(admin)
  let quantity = 1

  const measure = async (state: 'on' | 'off') => {
    const status = state === 'on' ? 'active' : 'inactive'
    await admin.rest('PUT', `wp/v2/plugins/${PLUGIN}`, { status })
    // Saved anew: no price of an earlier round is known any more.
    if (state === 'on') await shop.reset()
    const store = await openStore(url, ground.products.light)
    const form = await openForm(url, ground.paths.classic, ground.products.light)
    await form.review() // WordPress warms up after the change
    for (let n = 0; n < CHANGES_A_ROUND; n++) {
      quantity++
      world.road.forget()
      keep('block: cart changed', state, await store.change(quantity))
      if (state === 'on') calls.push(world.road.serverCalls().length)
      keep('block: cart looked at', state, await store.look())
      world.road.forget()
      await form.change(n + 2)
      keep('form: first refresh after a change', state, await form.review())
      if (state === 'on') calls.push(world.road.serverCalls().length)
      keep('form: refresh', state, await form.review())
      keep('form: page', state, await form.page())
      keep('block: page', state, await readPage(`${url}${ground.paths.blocks}`, form.cookies()))
    }
  }
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const state of round % 2 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      await measure(state)
    }
  }
  await admin.rest('PUT', `wp/v2/plugins/${PLUGIN}`, { status: 'active' })
  await shop.close()
} finally {
  await browser.close()
  await world.close()
}

process.stdout.write(
  [
    '| | off, ms | on, ms | added, ms | off, bytes | on, bytes | added, bytes | of these ours |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...[...measured].map(([what, { on, off }]) => {
      const ms = [off, on].map((answers) => median(answers.map((answer) => answer.ms)))
      const bytes = [off, on].map((answers) => median(answers.map((answer) => answer.bytes)))
      const ours = median(on.map((answer) => answer.ours))
      const cells = [...ms, delta(ms), ...bytes, delta(bytes), ours].map((n) => n.toFixed(0))
      return `| ${what} | ${cells.join(' | ')} |`
    }),
    '',
    `Gateway calls per change of the cart: at most ${Math.max(...calls)}, of ${calls.length} changes.`,
    '',
  ].join('\n'),
)

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function delta([off = 0, on = 0]: readonly number[]): number {
  return on - off
}
