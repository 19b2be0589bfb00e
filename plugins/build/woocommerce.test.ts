import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { openWasmPhp } from '../../test/php/php.ts'
import { loadBrand } from './brand.ts'
import { ROOT, toBytes, toText } from './sources.ts'
import { validateWooCommerce } from './validate-woocommerce.ts'
import { buildWooCommerce, readPlugin } from './woocommerce.ts'
import type { Files } from './zip.ts'

const brand = loadBrand(join(ROOT, 'brands/default.json'))
const slug = brand.slug
let built: Files

beforeAll(async () => {
  built = await buildWooCommerce(brand)
}, 120_000)

test('the archive is what WordPress.org and WooCommerce take', () => {
  expect(validateWooCommerce(built, slug)).toEqual([])
})

test.each(['7.4', '8.4'] as const)(
  'every file of the archive parses on PHP %s',
  async (version) => {
    await ensurePhp(ROOT)
    const php = await openWasmPhp(version)
    const folder = `.cache/archives/woocommerce-${version}`
    const paths = [...built.keys()].filter((path) => path.endsWith('.php'))
    for (const path of paths) {
      mkdirSync(dirname(join(ROOT, folder, path)), { recursive: true })
      writeFileSync(join(ROOT, folder, path), built.get(path) ?? '')
    }

    const answer = await php.run('parse.php', {
      PARSE_FILES: JSON.stringify(paths.map((path) => `${folder}/${path}`)),
    })

    rmSync(join(ROOT, folder), { recursive: true })
    expect(paths.length).toBeGreaterThan(90)
    expect(JSON.parse(answer)).toEqual([])
  },
)

test('the block’s script uses no global that it does not depend on', () => {
  const handles = {
    'wc.blocksCheckout': 'wc-blocks-checkout',
    'wc.wcSettings': 'wc-settings',
    'wp.blockEditor': 'wp-block-editor',
    'wp.blocks': 'wp-blocks',
    'wp.data': 'wp-data',
    'wp.element': 'wp-element',
  }
  const sources = globSync('plugins/woocommerce/client/*.ts', { cwd: ROOT })
    .filter((path) => !path.endsWith('classic.ts'))
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n')
    .replaceAll(/const \{ ([\w, ]+) \} = wp\n/g, (_, names: string) =>
      names
        .split(', ')
        .map((name) => `wp.${name}\n`)
        .join(''),
    )
  const used = new Set([...sources.matchAll(/\b(w[pc]\.[a-z]\w+)/g)].map(([, name]) => name))
  const integration = toText(built.get(`${slug}/src/BlockIntegration.php`) ?? new Uint8Array())

  expect([...used].sort()).toEqual(Object.keys(handles).sort())
  for (const handle of Object.values(handles)) expect(integration).toContain(`'${handle}'`)
  expect(toText(built.get(`${slug}/assets/blocks.js`) ?? new Uint8Array())).not.toMatch(
    /react\.production|__SECRET_INTERNALS/,
  )
})

test('another brand has its name, hosts, namespace and options in every file', () => {
  const gatewayUrl = 'https://gateway.acme.example'
  const tiles = { ...brand.tiles, url: 'https://tiles.acme.example/{z}/{x}/{y}.png' }
  const name = { ru: 'Акме', en: 'Acme Parcels' }
  const own = { id: 'acme', slug: 'acme-parcels', website: 'https://acme.example' }
  const acme = { ...brand, ...own, name, gatewayUrl, tiles }
  const files = readPlugin(acme)
  const read = (path: string) => toText(files.get(`acme-parcels/${path}`) ?? new Uint8Array())

  expect(validateWooCommerce(files, 'acme-parcels')).toEqual([])
  expect(read('acme-parcels.php')).toContain('Plugin Name:          Acme Parcels')
  expect(read('readme.txt')).toContain('=== Acme Parcels ===')
  expect(read('readme.txt')).toContain('gateway.acme.example')
  expect(read('readme.txt')).toContain('tiles.acme.example')
  expect(read('languages/acme-parcels-ru_RU.mo')).toContain('Акме')
  const foreign = /courier-checkout|CourierWoo|CourierCore|(?<![A-Za-z])courier_checkout/
  const sources = [...files].filter(([path]) => /\.(php|txt)$/.test(path))
  expect(
    sources.flatMap(
      ([path, bytes]) => foreign.exec(toText(bytes))?.map((word) => [path, word]) ?? [],
    ),
  ).toEqual([])
})

test('the brand’s logo goes along, and a logo that is not there stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'brand-'))
  const file = join(folder, 'acme.json')
  writeFileSync(file, JSON.stringify({ ...brand, logo: 'acme.svg' }))

  expect(() => loadBrand(file)).toThrow('there is no')
  writeFileSync(join(folder, 'acme.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const files = readPlugin(loadBrand(file))
  expect(toText(files.get(`${slug}/assets/logo.svg`) ?? new Uint8Array())).toContain('<svg')
  expect(validateWooCommerce(files, slug)).toEqual([])
  rmSync(folder, { recursive: true })
})

test('the validator names what a reviewer would find', () => {
  const files = new Map(built)
  const main = toText(built.get(`${slug}/${slug}.php`) ?? new Uint8Array())
  const readme = toText(built.get(`${slug}/readme.txt`) ?? new Uint8Array())
  const plugin = toText(built.get(`${slug}/src/Plugin.php`) ?? new Uint8Array())
  files.set(`${slug}/${slug}.php`, toBytes(main.replace('Text Domain:          ', '$&other-')))
  files.set(
    `${slug}/readme.txt`,
    toBytes(readme.replaceAll('tile.openstreetmap.org', 'x').replace('tag: 0.1.0', 'tag: 9')),
  )
  files.set(
    `${slug}/src/Plugin.php`,
    toBytes(
      plugin
        .replace("declare_compatibility('custom_order_tables'", 'nothing(')
        .replace("VERSION = '0.1.0'", "VERSION = '0.0.9'"),
    ),
  )
  files.set(`${slug}/src/Open.php`, toBytes('<?php\neval($_GET["code"]);\n'))
  files.set(`${slug}/vendor/library.php`, toBytes("<?php\ndefined('ABSPATH') || exit;\n"))
  files.set(`${slug}/assets/far.js`, toBytes('import("https://cdn.example.net/x.js")'))
  files.set(`${slug}/texts/en.json`, toBytes('{"one": "one"}'))
  files.delete(`${slug}/languages/${slug}-ru_RU.mo`)

  expect(validateWooCommerce(files, slug)).toEqual([
    `${slug}/vendor/library.php has no business there`,
    `the text domain is not ${slug}`,
    "readme.txt says another Stable tag than the header's Version",
    'readme.txt: the changelog does not know this version',
    'readme.txt does not name tile.openstreetmap.org',
    'custom_order_tables is not declared',
    'Plugin::VERSION is not the version of the header',
    `${slug}/src/Open.php has no guard`,
    `${slug}/src/Open.php runs foreign code`,
    `${slug}/assets/far.js loads from elsewhere`,
    `${slug}/assets/far.js names cdn.example.net`,
    'texts: ru and en do not have the same keys',
    'the .pot does not have one',
    'the Russian .mo is missing',
  ])
})
