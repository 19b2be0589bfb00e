import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { ensureWordPress } from '../../scripts/ground-wordpress.mjs'
import { waitFor } from '../conformance/wait-for.ts'
import { ACCOUNT, startWorld, type World } from '../conformance/world.ts'
import { ROOT } from '../php/php.ts'
import { findingsOf, linkToOverwrite, townCodeOf } from './answers.ts'
import {
  addMethods,
  addOrder,
  follow,
  nonceOf,
  PLUGIN,
  SETTINGS,
  saveSettings,
  translatePart,
  upload,
} from './shop.ts'
import { type Ground, openSite, type Site } from './site.ts'
import { createVisitor, logIn, type Visitor } from './visitor.ts'

await ensurePhp(ROOT)
await ensureWordPress(ROOT)

/** The floor that the plugin's header promises, and the newest that npm has. */
const GROUNDS: readonly Ground[] = [
  { wordpress: '6.2', php: '7.4' },
  { wordpress: 'nightly', php: '8.4' },
]

/** A box of the form that stands ticked. */
const TICKED = { returnStatuses: '1' }

const ADMIN =
  "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';"

describe.each(GROUNDS)('the plugin in WordPress $wordpress on PHP $php', (ground) => {
  let world: World
  let site: Site
  let admin: Visitor
  let manager: Visitor
  let customer: Visitor

  beforeAll(async () => {
    world = await startWorld()
    site = await openSite(ground)
    for (const role of ['shop_manager', 'customer']) {
      await site.run(
        `return wp_insert_user(['user_login' => '${role}', 'user_pass' => 'secret-8', 'role' => '${role}']);`,
      )
    }
    admin = await logIn(site.url, 'admin', 'secret-9')
    manager = await logIn(site.url, 'shop_manager', 'secret-8')
    customer = await logIn(site.url, 'customer', 'secret-8')
  })
  afterAll(async () => {
    await site.close()
    await world.close()
  })

  test('is installed from its archive by the merchant’s own form', async () => {
    const page = await upload(admin)

    expect(page.text).toContain('Plugin installed successfully')
    const activated = await follow(admin, 'action=activate&plugin=courier')
    expect(activated.location).toContain('activate=true')
    expect(await site.run('return get_option("active_plugins");')).toContain(PLUGIN)
    expect((await admin.get('/wp-admin/plugins.php')).html).toContain('tab=courier-checkout')
  })

  test('speaks Russian in a Russian shop’s list of plugins', async () => {
    const data = await site.run(`${ADMIN}
      add_filter('locale', function () { return 'ru_RU'; });
      return get_plugin_data(WP_PLUGIN_DIR . '/${PLUGIN}', false, true);`)

    expect(data).toMatchObject({ Name: 'Курьерская доставка', Version: '0.1.0' })
  })

  test('speaks a language of which somebody has translated a part', async () => {
    await translatePart(site)
    // WordPress lists its languages once a request.
    await site.run("update_option('WPLANG', 'de_DE');")
    const said = await site.run(`
      $texts = CourierWoo\\Plugin::get()->delivery->texts();
      return [$texts->say('method.door'), $texts->say('method.locker'), $texts->days(['min' => 1, 'max' => 1]),
        $texts->days(['min' => 2, 'max' => 3])];`)
    await site.run("delete_option('WPLANG');")

    expect(said).toEqual(['Bis zur Tür', 'Locker', '1 Werktag', '2–3 Werktage'])
  })

  test('declares that it knows both order stores and the checkout block', async () => {
    expect(await site.run('return Site::$data["compatible"];')).toEqual({
      custom_order_tables: { [PLUGIN]: true },
      cart_checkout_blocks: { [PLUGIN]: true },
    })
  })

  test('shows its settings to managers only, and saves nothing without the form’s nonce', async () => {
    expect((await manager.get(SETTINGS)).html).toContain('courier_checkout[login]')
    expect((await customer.get(SETTINGS)).html).not.toContain('courier_checkout[login]')
    const forged = { 'courier_checkout[login]': 'somebody', save: '1' }
    expect((await admin.post(SETTINGS, forged)).status).toBe(403)
    expect(await site.run('return get_option("courier_checkout_settings");')).toEqual([])
  })

  test('is connected by four typed things, and keeps no password', async () => {
    await addMethods(site)
    const wrong = await saveSettings(admin, {
      gatewayUrl: world.gatewayUrl,
      ...ACCOUNT,
      password: 'wrong',
    })
    expect(wrong.text).toContain('The courier does not know this login, password or code')

    const page = await saveSettings(admin, { gatewayUrl: world.gatewayUrl, ...ACCOUNT, ...TICKED })

    expect(page.text).toContain('The shop is connected')
    const table = await site.run(
      'global $wpdb; return $wpdb->get_col("SELECT option_value FROM $wpdb->options");',
    )
    expect(JSON.stringify(table)).not.toContain(ACCOUNT.password)
    const loaded = await site.run('return array_keys(wp_load_alloptions());')
    expect(loaded).not.toContain('courier_checkout_settings')
    expect(JSON.stringify(loaded)).not.toContain('courier_checkout_kept')
  })

  test('checks the connection for managers only, the webhook’s way back included', async () => {
    const nonce = nonceOf(await admin.get(SETTINGS))

    expect((await createVisitor(site.url).rest('POST', '/check')).status).toBe(401)
    expect((await admin.rest('POST', '/check')).status).toBe(401)
    expect((await customer.rest('POST', '/check', nonce)).status).toBe(403)
    const { status, json } = await admin.rest('POST', '/check', nonce)
    expect(status).toBe(200)
    const wrong = findingsOf(json).filter(({ ok }) => !ok)
    const right = findingsOf(json).filter(({ ok }) => ok)
    // A test has no certificate: the check says so, and nothing else is wrong.
    expect(wrong.map(({ code }) => code)).toEqual(['https'])
    expect(right.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['credentials', 'rates', 'webhook', 'clock', 'sample']),
    )
  })

  test('asks for news every half hour by Action Scheduler', async () => {
    await createVisitor(site.url).get('/')

    expect(await site.run('return Site::$data["recurring"];')).toEqual({
      courier_checkout_pull: { every: 1800, group: 'courier-checkout' },
    })
  })

  test('sends an order for who may edit orders, and completes it when the courier has', async () => {
    const order = await addOrder(site)
    const nonce = nonceOf(await manager.get(SETTINGS))
    const town = await manager.rest('GET', '/towns?q=Казань', nonce)
    const address = { street: 'улица Баумана', house: '1' }
    const place = { method: 'door', townCode: townCodeOf(town.json), address }

    expect((await customer.rest('POST', `/orders/${order}/send`, nonce)).status).toBe(403)
    expect((await createVisitor(site.url).rest('GET', `/orders/${order}`)).status).toBe(401)
    const chosen = await manager.rest('POST', `/orders/${order}/choose`, nonce, place)
    expect(chosen).toMatchObject({ status: 200, json: { outcome: { kind: 'done' } } })
    const sent = await manager.rest('POST', `/orders/${order}/send`, nonce)
    expect(sent).toMatchObject({ status: 200, json: { outcome: { kind: 'done' } } })
    expect((await manager.rest('POST', `/orders/${order}/explode`, nonce)).status).toBe(404)

    const [there] = await waitFor(
      () => world.ordersAtCourier(order),
      (orders) => orders.length > 0,
    )
    await world.moveAtCourier(there?.ordercode ?? '', 'COMPLETE')
    const status = await waitFor(
      () => site.run(`return wc_get_order(${order})->get_status();`),
      (now) => now === 'completed',
    )
    expect(status).toBe('completed')
  })

  test('takes no webhook that the gateway has not signed', async () => {
    const { status } = await createVisitor(site.url).rest('POST', '/webhook', undefined, {
      kind: 'state',
    })

    expect(status).toBe(401)
  })

  test('harms nobody while WooCommerce is off', async () => {
    await site.run(`${ADMIN} deactivate_plugins('woocommerce/woocommerce.php', true);`)
    expect((await createVisitor(site.url).get('/')).status).toBe(200)
    expect((await admin.get('/wp-admin/plugins.php')).status).toBe(200)
    await site.run(`${ADMIN} activate_plugin('woocommerce/woocommerce.php');`)
  })

  test('stops its jobs when it is switched off, and goes on with the same settings after', async () => {
    await follow(admin, 'action=deactivate&plugin=courier')
    expect(await site.run('return Site::$data["recurring"];')).toEqual([])
    expect((await admin.rest('POST', '/check')).status).toBe(404)

    await follow(admin, 'action=activate&plugin=courier')
    expect((await admin.get(SETTINGS)).text).toContain('The shop is connected')
    expect(await site.run('return array_keys(Site::$data["recurring"]);')).toEqual([
      'courier_checkout_pull',
    ])
  })

  test('is upgraded by a newer archive, and everything stays', async () => {
    const before = await site.run('return get_option("courier_checkout_settings");')
    const answer = await upload(admin, { version: '0.2.0' })
    const replace = answer.html.includes('overwrite=')
      ? await admin.get(linkToOverwrite(answer.html))
      : answer

    expect(replace.text).toContain('Plugin updated successfully')
    await createVisitor(site.url).get('/')
    expect(await site.run('return get_option("courier_checkout_version");')).toBe('0.2.0')
    expect(await site.run('return get_option("courier_checkout_settings");')).toEqual(before)
    expect((await admin.get(SETTINGS)).text).toContain('The shop is connected')
  })

  test('leaves the orders’ own fields and nothing else when it is removed', async () => {
    const meta = await site.run('return array_column(Site::$data["orders"], "meta");')
    expect(JSON.stringify(meta)).toContain('_courier_checkout_shipment')

    await follow(admin, 'action=deactivate&plugin=courier')
    const gone = await site.run(`${ADMIN} return delete_plugins(['${PLUGIN}']);`)

    expect(gone).toBe(true)
    expect(
      await site.run(
        'global $wpdb; return $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE \'%courier%\'");',
      ),
    ).toEqual([])
    expect(await site.run('return array_column(Site::$data["orders"], "meta");')).toEqual(meta)
  })

  test('printed no warning of PHP on the way', async () => {
    const log = await site.run(
      'return is_file("/site/wp-content/debug.log") ? file_get_contents("/site/wp-content/debug.log") : "";',
    )

    expect(
      String(log)
        .split('\n')
        .filter((line) => line.includes('courier-checkout')),
    ).toEqual([])
  })
})
