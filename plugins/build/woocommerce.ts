import { type Brand, readLogo } from './brand.ts'
import { createPot, createRussianMo, type Message, readMessages } from './languages.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder, toBytes, toText } from './sources.ts'
import { namesFor } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Woo'
const SHIM = 'plugins/woocommerce'
const GUARD = `defined('ABSPATH') || exit;\n`
/** The address where people read what a map host does with what it is asked. */
const TILE_POLICY = 'https://operations.osmfoundation.org/policies/tiles/'

/** `wp-content/plugins/<slug>/`, as WordPress unpacks it. */
export async function buildWooCommerce(brand: Brand): Promise<Files> {
  const { slug } = namesFor(brand, PLATFORM)
  const files = readPlugin(brand)
  put(files, `${slug}/assets/widget`, readWidget())
  files.set(`${slug}/assets/classic.js`, await bundleScript(`${SHIM}/client/classic.ts`))
  files.set(`${slug}/assets/blocks.js`, await bundleScript(`${SHIM}/client/blocks.ts`))
  files.set(`${slug}/assets/admin.js`, await bundleScript('plugins/admin/src/main.tsx'))
  return files
}

/** All of it but the scripts. */
export function readPlugin(brand: Brand): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const files = new Map<string, Uint8Array>()
  const shim = renameAll(readFolder(SHIM, '{*.php,readme.txt,{src,texts}/**/*}'), PLATFORM, names)
  put(files, names.slug, shim)
  move(files, `${names.slug}/courier-checkout.php`, `${names.slug}/${names.slug}.php`)
  put(files, `${names.slug}/core`, readCore(PLATFORM, names))
  put(files, `${names.slug}/assets`, readFolder(`${SHIM}/css`))
  put(files, `${names.slug}/assets`, readFolder('plugins/admin/src', 'admin.css'))
  put(files, `${names.slug}/assets`, readLogo(brand))
  files.set(`${names.slug}/brand.json`, brandFile(brand))
  put(files, names.slug, readFolder('.', '{LICENSE,NOTICE.md}'))
  addLanguages(files, brand, names.slug)
  return finish(files, brand, names.slug)
}

function addLanguages(files: Map<string, Uint8Array>, brand: Brand, slug: string): void {
  const messages = readMessages([`${SHIM}/texts`, 'plugins/core/texts'], headerMessages(brand))
  const folder = `${slug}/languages/${slug}`
  files.set(`${folder}.pot`, createPot(brand.name.en, messages))
  files.set(`${folder}-ru_RU.mo`, createRussianMo(brand.name.en, messages))
}

/** What WordPress's list of plugins says of it. */
function headerMessages(brand: Brand): readonly Message[] {
  const about = (locale: string): string => {
    const file = readFolder(`${SHIM}/texts`, `${locale}.json`).get(`${locale}.json`)
    return file ? JSON.parse(toText(file))['plugin.about'] : ''
  }
  return [
    { id: brand.name.en, translated: [brand.name.ru] },
    { id: about('en'), translated: [about('ru')] },
  ]
}

/** The brand in header and readme, and a guard against being opened by address in every file of code. */
function finish(files: Files, brand: Brand, slug: string): Map<string, Uint8Array> {
  const finished = [...files].map(([path, bytes]): [string, Uint8Array] => {
    if (path === `${slug}/${slug}.php`) return [path, toBytes(sign(toText(bytes), brand))]
    if (path === `${slug}/readme.txt`) return [path, toBytes(fillReadme(toText(bytes), brand))]
    return path.endsWith('.php') ? [path, toBytes(guard(toText(bytes)))] : [path, bytes]
  })
  return new Map(finished)
}

function guard(source: string): string {
  if (/defined\('(ABSPATH|WP_UNINSTALL_PLUGIN)'\)/.test(source)) return source
  return source.replace(/^namespace [^;]+;\n/m, (line) => `${line}\n${GUARD}`)
}

function sign(main: string, brand: Brand): string {
  const values = { 'Plugin Name': brand.name.en, 'Plugin URI': brand.website, Author: brand.author }
  return Object.entries(values).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`(^ \\* ${name}: +).+$`, 'm'), (_, start: string) => start + value),
    main,
  )
}

function fillReadme(readme: string, brand: Brand): string {
  const hosts = {
    gateway: brand.gatewayUrl
      ? `at ${new URL(brand.gatewayUrl).host}`
      : 'at the address it gave you',
    tiles: brand.tiles.url ? new URL(brand.tiles.url).host : '',
  }
  const policy = hosts.tiles.endsWith('openstreetmap.org')
    ? TILE_POLICY
    : brand.tiles.attributionUrl
  return readme
    .replaceAll('{name}', brand.name.en)
    .replaceAll('{gateway}', hosts.gateway)
    .replaceAll('{tiles}', hosts.tiles)
    .replaceAll('{tilesPolicy}', policy)
    .replace(/^\* .*\{ifTiles\}.*\n/m, (line) => (hosts.tiles ? line.replace('{ifTiles}', '') : ''))
}

function move(files: Map<string, Uint8Array>, from: string, to: string): void {
  const bytes = files.get(from)
  if (!bytes || from === to) return
  files.delete(from)
  files.set(to, bytes)
}
