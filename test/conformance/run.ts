// Runs the conformance list against a running shop with the plugin installed:
//   npm run conformance -- --platform woocommerce --url http://127.0.0.1:8071 --admin admin:password
// The courier and the gateway are started here; the shop is connected to them, and its own settings of
// the plugin are overwritten. Use a shop made for trying.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../e2e/browser.ts'
import { printMatrix, type Result, runAll } from './matrix.ts'
import { SCENARIOS } from './scenarios.ts'
import { openWooShop } from './woocommerce/shop.ts'
import { startWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'woocommerce' },
    url: { type: 'string' },
    admin: { type: 'string' },
    /** `classic`, `blocks`, or both. */
    checkout: { type: 'string', multiple: true, default: ['classic', 'blocks'] },
    only: { type: 'string' },
    'mail-dir': { type: 'string' },
    'gateway-port': { type: 'string', default: '9310' },
    out: { type: 'string' },
  },
})
const { url, admin } = values
if (!url || !admin?.includes(':') || values.platform !== 'woocommerce') {
  process.stderr.write('--platform woocommerce --url http://… --admin user:password\n')
  process.exit(1)
}
const [user = '', ...rest] = admin.split(':')
const only = values.only ? new RegExp(values.only) : /./
const world = await startWorld({ gateway: Number(values['gateway-port']) })
const browser = await launchBrowser()
const results: Result[] = []
try {
  for (const [index, checkout] of values.checkout.entries()) {
    if (checkout !== 'classic' && checkout !== 'blocks') throw new Error(`no checkout ${checkout}`)
    const shop = await openWooShop({
      browser,
      url: url.replace(/\/+$/, ''),
      admin: [user, rest.join(':')],
      checkout,
      gatewayUrl: world.gatewayUrl,
      mailDir: values['mail-dir'] ?? null,
    })
    // What happens in the office is the same behind both checkouts.
    const scenarios = SCENARIOS.filter(
      ({ id, isAtCheckout }) => only.test(id) && (isAtCheckout || index === 0),
    )
    results.push(
      ...(await runAll({
        shop,
        world,
        scenarios,
        say: (line) => process.stdout.write(`${line}\n`),
      })),
    )
    await shop.close()
  }
} finally {
  await browser.close()
  await world.close()
}
const matrix = printMatrix(SCENARIOS, results)
process.stdout.write(`\n${matrix}\n`)
if (values.out) writeFileSync(values.out, `${matrix}\n`)
if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
