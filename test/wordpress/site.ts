import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../php/php.ts'
import { type PhpPool, startPhpPool } from './php-pool.ts'
import { answer } from './serve.ts'
import { unzipInto } from './unzip.ts'

const BUILDS = join(import.meta.dirname, 'node_modules/@wp-playground/wordpress-builds/src')

/** A WordPress of its own in a temporary folder, on SQLite, behind a real address. */
export interface Site {
  /** Its address, as WordPress knows it. */
  readonly url: string
  /** Where it is reached: the same, but for a site that has a name. */
  readonly door: string
  /** Runs PHP inside WordPress; what the code returns, as JSON. */
  run(code: string, options?: { readonly site?: string }): Promise<unknown>
  /** Puts a file into the site's folder and gives its path as PHP sees it. */
  put(path: string, bytes: string | Uint8Array): Promise<string>
  close(): Promise<void>
}

export interface Ground {
  readonly wordpress: '6.2' | '6.5' | 'nightly'
  readonly php: '7.4' | '8.4'
  /** A network's sites have no port in their addresses, so it needs a name. */
  readonly host?: string
}

/** Installs WordPress with one administrator, `admin` / `secret-9`, and the stand-in of WooCommerce. */
export async function openSite(ground: Ground): Promise<Site> {
  const dir = await mkdtemp(join(tmpdir(), 'wordpress-'))
  await unzipInto(dir, await readFile(join(BUILDS, `wordpress/wp-${ground.wordpress}.zip`)))
  // These zips come with a site of their own installed.
  await rm(join(dir, 'wp-content/database'), { recursive: true, force: true })
  await addDatabase(dir)
  await addWooCommerce(dir)
  const php = await startPhpPool(ground.php, dir)
  const server = createServer((request, response) => {
    if (ground.host) request.headers.host = ground.host
    void answer(php, dir, request, response)
  })
  const door = await listen(server)
  const url = ground.host ? `http://${ground.host}` : door
  const put = async (path: string, bytes: string | Uint8Array) => {
    await mkdir(join(dir, path, '..'), { recursive: true })
    await writeFile(join(dir, path), bytes)
    return `/site/${path}`
  }
  await put('wp-config.php', configFor(url))
  const site: Site = {
    url,
    door,
    run: (code, { site: address = url } = {}) => runInside(php, code, address),
    put,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      php.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
  await php.request({ code: `${head(url)} ${INSTALL}` })
  const problem = await site.run(SET_UP)
  if (problem !== null) throw new Error(`WordPress is not set up: ${JSON.stringify(problem)}`)
  return site
}

const INSTALL = `
define('WP_INSTALLING', true);
require '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Shop', 'admin', 'admin@shop.example', true, '', 'secret-9');
`
const SET_UP = `
require_once ABSPATH . 'wp-admin/includes/plugin.php';
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%postname%/');
$wp_rewrite->flush_rules(false);
return activate_plugin('woocommerce/woocommerce.php');
`

async function runInside(php: PhpPool, code: string, address: string): Promise<unknown> {
  const { text } = await php.request({
    code: `${head(address)} require '/site/wp-load.php'; echo "\\x1e", json_encode((function () { ${code} })());`,
  })
  const mark = text.lastIndexOf('\u001e')
  if (mark < 0) throw new Error(`WordPress died: ${text.slice(-1500)}`)
  return JSON.parse(text.slice(mark + 1))
}

/** What a web server would have told PHP. */
function head(address: string): string {
  const { host, pathname } = new URL(address)
  return `<?php $_SERVER['HTTP_HOST'] = '${host}'; $_SERVER['REQUEST_URI'] = '${pathname}'; $_SERVER['REMOTE_ADDR'] = '127.0.0.1';`
}

function configFor(url: string): string {
  return `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', ''); define('DB_PASSWORD', ''); define('DB_HOST', '');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'key of ' . $name); define($name . '_SALT', 'salt of ' . $name);
}
$table_prefix = 'wp_';
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', true); define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('FS_METHOD', 'direct');
if (is_file(__DIR__ . '/network.php')) { require __DIR__ . '/network.php'; }
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
`
}

async function addDatabase(dir: string): Promise<void> {
  const zip = await readFile(
    join(BUILDS, 'sqlite-database-integration/sqlite-database-integration.zip'),
  )
  const plugins = join(dir, 'wp-content/plugins')
  await unzipInto(plugins, zip, (path) => path.replace('-integration-main/', '-integration/'))
  const dropIn = await readFile(join(plugins, 'sqlite-database-integration/db.copy'), 'utf8')
  await writeFile(join(dir, 'wp-content/db.php'), dropIn)
}

async function addWooCommerce(dir: string): Promise<void> {
  const to = join(dir, 'wp-content/plugins/woocommerce')
  await cp(join(import.meta.dirname, 'woocommerce'), to, { recursive: true })
  for (const name of [
    'goods',
    'order-items',
    'orders',
    'store',
    'cart',
    'checkouts',
    'blocks-api',
  ]) {
    await cp(join(ROOT, `test/php/woocommerce/${name}.php`), join(to, `${name}.php`))
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this form.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
