// Runs the conformance list against a running shop with the plugin installed:
//   npm run conformance -- --platform woocommerce --url http://127.0.0.1:8071 --admin admin:password
// The courier and the gateway are started here; the shop is connected to them, and its own settings of
// the plugin are overwritten. Use a shop made for trying. Results are added to docs/conformance/results.
import { parseArgs } from 'node:util'
import { launchBrowser } from '../e2e/browser.ts'
import { type Result, runAll } from './matrix.ts'
import { openShop, PLATFORMS } from './platforms.ts'
import { findRecord, keepRecord } from './records.ts'
import { SCENARIOS } from './scenarios.ts'
import { startWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: '' },
    url: { type: 'string' },
    admin: { type: 'string' },
    /** Of those the platform has; all of them, one after the other, unless named. */
    checkout: { type: 'string', multiple: true },
    /** Regular expression of scenarios' ids. */
    only: { type: 'string' },
    /** Leaves out what has passed here before. */
    rest: { type: 'boolean', default: false },
    /** `checkout` or `office`. */
    part: { type: 'string' },
    'mail-dir': { type: 'string' },
    'gateway-port': { type: 'string', default: '9310' },
  },
})
const { url, admin, platform } = values
const checkouts = values.checkout ?? PLATFORMS[platform]
if (!url || !admin?.includes(':') || !checkouts) {
  const known = Object.keys(PLATFORMS).join('|')
  process.stderr.write(`--platform ${known} --url http://… --admin user:password\n`)
  process.exit(1)
}
const [user = '', ...rest] = admin.split(':')
const only = values.only ? new RegExp(values.only) : /./
const world = await startWorld({ gateway: Number(values['gateway-port']) })
const browser = await launchBrowser()
// Cut short: what comes after this would be no result.
const giveUp = () => process.exit(1)
browser.once('disconnected', giveUp)
const say = (line: string) => process.stdout.write(`${line}\n`)
const results: Result[] = []
try {
  for (const checkout of checkouts) {
    const shop = await openShop(platform, {
      browser,
      url: url.replace(/\/+$/, ''),
      admin: [user, rest.join(':')],
      checkout,
      gatewayUrl: world.gatewayUrl,
      mailDir: values['mail-dir'] ?? null,
    })
    const known = values.rest && shop.about ? findRecord(shop.about)?.results : undefined
    const scenarios = SCENARIOS.filter(
      ({ id, isAtCheckout }) =>
        only.test(id) &&
        (!values.part || (values.part === 'checkout') === isAtCheckout) &&
        known?.[id]?.outcome !== 'passed',
    )
    const keep = (result: Result) => {
      if (shop.about) keepRecord({ about: shop.about, on: 'running shop', results: [result] })
    }
    results.push(...(await runAll({ shop, world, scenarios, say, keep })))
    await shop.close()
  }
} finally {
  browser.off('disconnected', giveUp)
  await browser.close()
  await world.close()
}
const failed = results.filter(({ outcome }) => outcome === 'failed')
const passed = results.filter(({ outcome }) => outcome === 'passed')
say(`\n${passed.length} passed, ${failed.length} failed ${failed.map(({ id }) => id).join(' ')}`)
if (failed.length > 0) process.exitCode = 1
