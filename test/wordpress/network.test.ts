import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { ensureWordPress } from '../../scripts/ground-wordpress.mjs'
import { ROOT } from '../php/php.ts'
import { makeNetwork } from './network.ts'
import { PLUGIN, SETTINGS, saveSettings, upload } from './shop.ts'
import { openSite, type Site } from './site.ts'
import { logIn, type Visitor } from './visitor.ts'

await ensurePhp(ROOT)
await ensureWordPress(ROOT)

const ADMIN =
  "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';"
const OWN_OPTIONS =
  'global $wpdb; return $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE \'courier%\' ORDER BY option_name");'

let site: Site
let second: string
let admin: Visitor

beforeAll(async () => {
  site = await openSite({ wordpress: '6.5', php: '8.4', host: 'shop.example' })
  second = await makeNetwork(site)
  admin = await logIn(site.door, 'admin', 'secret-9')
  await upload(admin, { folder: 'network/' })
})
afterAll(() => site.close())

test('is switched on for a whole network, each site with settings of its own', async () => {
  const problem = await site.run(`${ADMIN} return activate_plugin('${PLUGIN}', '', true);`)
  expect(problem).toBeNull()

  const refused = await saveSettings(admin, { login: 'first-login' })
  expect(refused.text).toContain('The settings were not saved')
  await site.run('update_option("courier_checkout_settings", ["login" => "first-login"], false);')
  const other = await admin.get(`${second}${SETTINGS}`)

  expect(other.html).toContain('courier_checkout[login]')
  expect(other.html).not.toContain('first-login')
  expect((await admin.get(SETTINGS)).html).toContain('first-login')
})

test('sets up a site that joined the network later, when it is first opened', async () => {
  const third = String(await site.run(ADD_SITE))
  await admin.get(third)

  expect(await site.run('return get_option("courier_checkout_version");', { site: third })).toBe(
    '0.1.0',
  )
})

test('takes its options away from every site when the network removes it', async () => {
  expect(await site.run(OWN_OPTIONS, { site: second })).not.toEqual([])

  await site.run(`${ADMIN} deactivate_plugins('${PLUGIN}', false, true);`)
  expect(await site.run(`${ADMIN} return delete_plugins(['${PLUGIN}']);`)).toBe(true)

  expect(await site.run(OWN_OPTIONS)).toEqual([])
  expect(await site.run(OWN_OPTIONS, { site: second })).toEqual([])
})

const ADD_SITE = `
  $id = wpmu_create_blog($_SERVER['HTTP_HOST'], '/third/', 'Third', 1);
  return get_home_url($id, '/');`
