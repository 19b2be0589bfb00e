import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBrand } from '../../../plugins/build/brand.ts'
import { packMiniShop3 } from '../../../plugins/build/minishop3.ts'
import { toBytes } from '../../../plugins/build/sources.ts'
import { ensurePhp } from '../../../scripts/ground-php.mjs'
import { openWasmPhp, ROOT } from '../php.ts'

interface Look {
  readonly plugins: readonly { readonly name: string; readonly events: string }[]
  readonly snippets: readonly string[]
  readonly menus: readonly string[]
  readonly namespaces: readonly string[]
  readonly deliveries: readonly { readonly class: string; readonly active: number }[]
  readonly statuses: readonly { readonly name: string; readonly position: number }[]
  readonly tables: readonly string[]
  readonly core: boolean
  readonly assets: boolean
  readonly routes: readonly string[]
}
interface Steps {
  readonly installed: Look
  readonly used: Readonly<Record<string, unknown>>
  readonly removed: Look
  readonly again: Look
  readonly upgraded: Look
}

/** Seen by PHP as `/repo/.cache/…`. */
const folder = join('.cache', `minishop3-${randomUUID()}`)
let steps: Steps

beforeAll(async () => {
  await ensurePhp(ROOT)
  const brand = loadBrand(join(ROOT, 'brands/default.json'))
  for (const [path, bytes] of packMiniShop3(brand, new Map([['js/a.js', toBytes('')]]))) {
    mkdirSync(join(ROOT, folder, dirname(path)), { recursive: true })
    writeFileSync(join(ROOT, folder, path), bytes)
  }
  const php = await openWasmPhp('8.4')
  const printed = await php.run('minishop3/install.php', {
    PACKAGE: `/repo/${folder}`,
    COMPONENT: 'couriercheckout3',
    FIELD: 'courier_checkout3_pickup',
  })
  const line = printed.split('\n').find((one) => one.startsWith('\u001eanswer '))
  if (!line) throw new Error(printed.slice(-1500))
  steps = JSON.parse(line.slice(8))
})
afterAll(() => rmSync(join(ROOT, folder), { recursive: true, force: true }))

test('the package puts its files, elements, tables, deliveries and address where MODX 3 and MiniShop3 look', () => {
  const { installed, used } = steps

  expect(used['classes']).toEqual(
    ['modNamespace', 'modMenu', 'modCategory'].map((name) => `MODX\\Revolution\\${name}`),
  )
  expect([installed.core, installed.assets]).toEqual([true, true])
  expect(installed.plugins.map(({ name }) => name)).toEqual(['CourierCheckout'])
  expect(installed.plugins[0]?.events.split(' ')).toContain('msOnSubmitOrder')
  expect(installed.snippets).toEqual(['CourierCheckout.Status'])
  expect([installed.menus, installed.namespaces]).toEqual([
    ['couriercheckout3'],
    ['couriercheckout3'],
  ])
  expect(installed.deliveries).toEqual([
    { class: 'CourierModx3\\Door', active: 1 },
    { class: 'CourierModx3\\Pickup', active: 1 },
  ])
  expect(installed.statuses).toEqual([{ name: 'Not sent to the courier', position: 90 }])
  expect(installed.tables).toEqual(
    expect.arrayContaining(['modx_courier_checkout3_memory', 'modx_courier_checkout3_order']),
  )
})

test('what was installed runs by itself: classes of the deliveries, elements, the page, the address', () => {
  expect(steps.used).toMatchObject({
    provider: [true, true],
    routes: ['/api/v1/delivery/couriercheckout3/state'],
    other: '',
  })
  expect(steps.used['forged']).not.toBe('')
  expect(steps.used['page']).toContain('name="submit_courier_checkout3"')
  expect(steps.used['snippet']).toContain('name="courier_checkout3_phone"')
})

test('removal keeps what belongs to orders and leaves nothing else behind', () => {
  const { removed, installed } = steps

  expect(removed).toEqual({
    plugins: [],
    snippets: [],
    menus: [],
    namespaces: [],
    deliveries: installed.deliveries.map((row) => ({ ...row, active: 0 })),
    statuses: installed.statuses,
    tables: installed.tables,
    core: false,
    assets: false,
    routes: [],
  })
})

test('installed again and upgraded it is as it was, with no second row', () => {
  expect(steps.again).toEqual(steps.installed)
  expect(steps.upgraded).toEqual(steps.installed)
})
