import { toText } from './sources.ts'
import { findForeign, findUnguarded } from './validate-wordpress-code.ts'
import type { Files } from './zip.ts'

/** Where files of the plugin may lie. */
const ALLOWED = [
  /^(uninstall|autoload)\.php$/,
  /^(readme\.txt|brand\.json|LICENSE|NOTICE\.md)$/,
  /^(core\/)?(src\/(\w+\/)?\w+\.php|texts\/(ru|en)\.json)$/,
  /^core\/(autoload\.php|settings\.json)$/,
  /^assets\/(widget\/)?[\w.-]+\.(js|css)$/,
  /^assets\/logo\.(svg|png)$/,
  /^languages\/[\w-]+\.(pot|po|mo|json)$/,
]
const FEATURES = ['custom_order_tables', 'cart_checkout_blocks']
const SECTIONS = ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog']
/** What header and readme must say alike. */
const SHARED = [
  ['Version', 'Stable tag'],
  ['Requires at least', 'Requires at least'],
  ['Requires PHP', 'Requires PHP'],
  ['License', 'License'],
] as const

/** What WordPress.org or WooCommerce would refuse, one sentence each; empty: nothing. */
export function validateWooCommerce(files: Files, slug: string): readonly string[] {
  const text = (path: string) => {
    const bytes = files.get(`${slug}/${path}`)
    return bytes ? toText(bytes) : ''
  }
  const main = text(`${slug}.php`)
  const readme = text('readme.txt')
  return [
    ...findMisplaced(files, slug),
    ...findInHeader(main, slug),
    ...findInReadme(readme, main),
    ...findUnnamedHosts(readme, text('brand.json')),
    ...findInCode(text('src/Plugin.php'), main),
    ...findUnguarded(files),
    ...findForeign(files),
    ...findUntranslated(files, slug),
  ]
}

function findMisplaced(files: Files, slug: string): readonly string[] {
  const allowed = [new RegExp(`^${slug}\\.php$`), ...ALLOWED]
  return [...files.keys()].flatMap((path) => {
    if (!path.startsWith(`${slug}/`)) return [`${path} is outside of ${slug}/`]
    const own = path.slice(slug.length + 1)
    return allowed.some((pattern) => pattern.test(own)) ? [] : [`${path} has no business there`]
  })
}

function findInHeader(main: string, slug: string): readonly string[] {
  const needed = ['Plugin Name', 'Description', 'Version', 'Requires at least', 'Requires PHP']
  needed.push('Requires Plugins', 'WC requires at least', 'WC tested up to', 'License')
  const problems = needed
    .filter((name) => !headerOf(main, name))
    .map((name) => `the header has no ${name}`)
  if (headerOf(main, 'Text Domain') !== slug) problems.push(`the text domain is not ${slug}`)
  if (headerOf(main, 'Domain Path') !== '/languages') problems.push('the domain path is not there')
  return problems
}

function findInReadme(readme: string, main: string): readonly string[] {
  const problems = SHARED.filter(
    ([own, theirs]) => headerOf(main, own) !== lineOf(readme, theirs),
  ).map(([own, theirs]) => `readme.txt says another ${theirs} than the header's ${own}`)
  const missing = SECTIONS.filter((title) => !readme.includes(`\n== ${title} ==\n`))
  const about = /\n\n([^\n=]+)\n\n==/.exec(readme)?.[1] ?? ''
  if (about.length === 0 || about.length > 150) problems.push('readme.txt: 150 characters about it')
  if (lineOf(readme, 'Tags').split(',').length > 5) problems.push('readme.txt has over five tags')
  if (!lineOf(readme, 'Tested up to'))
    problems.push('readme.txt does not say what it was tested on')
  if (!readme.includes(`\n= ${lineOf(readme, 'Stable tag')} =\n`)) {
    problems.push('readme.txt: the changelog does not know this version')
  }
  return [...problems, ...missing.map((title) => `readme.txt has no section ${title}`)]
}

/** Both hosts that are ever contacted: the gateway's, where the brand knows it, and the tiles'. */
function findUnnamedHosts(readme: string, brandJson: string): readonly string[] {
  if (brandJson === '') return ['brand.json is missing']
  const brand: { gatewayUrl: string; tiles: { url: string } } = JSON.parse(brandJson)
  const hosts = [brand.gatewayUrl, brand.tiles.url].filter(Boolean).map((url) => new URL(url).host)
  const unnamed = hosts.filter((host) => !readme.includes(host))
  const problems = unnamed.map((host) => `readme.txt does not name ${host}`)
  if (!/gateway/i.test(readme)) problems.push('readme.txt does not name the gateway')
  return problems
}

/** What WooCommerce asks a plugin to declare, and the version that an upgrade is known by. */
function findInCode(plugin: string, main: string): readonly string[] {
  const problems = FEATURES.filter(
    (name) => !plugin.includes(`declare_compatibility('${name}'`),
  ).map((name) => `${name} is not declared`)
  const isSame = plugin.includes(`VERSION = '${headerOf(main, 'Version')}'`)
  return isSame ? problems : [...problems, 'Plugin::VERSION is not the version of the header']
}

function findUntranslated(files: Files, slug: string): readonly string[] {
  const read = (path: string) => toText(files.get(`${slug}/${path}`) ?? new Uint8Array())
  const keysOf = (path: string) => Object.keys(JSON.parse(read(path) || '{}'))
  const pot = read(`languages/${slug}.pot`)
  const problems = ['texts', 'core/texts'].flatMap((folder) => {
    const [ru, en] = [keysOf(`${folder}/ru.json`), keysOf(`${folder}/en.json`)]
    const unsaid = en.filter((key) => !pot.includes(`msgctxt ${JSON.stringify(key)}\n`))
    const isPaired = en.length > 0 && String(ru.sort()) === String(en.sort())
    return [
      ...(isPaired ? [] : [`${folder}: ru and en do not have the same keys`]),
      ...unsaid.map((key) => `the .pot does not have ${key}`),
    ]
  })
  if (!files.has(`${slug}/languages/${slug}-ru_RU.mo`)) problems.push('the Russian .mo is missing')
  return problems
}

function headerOf(main: string, name: string): string {
  return new RegExp(`^ \\* ${name}: +(.+)$`, 'm').exec(main)?.[1] ?? ''
}

function lineOf(readme: string, name: string): string {
  return new RegExp(`^${name}: +(.+)$`, 'm').exec(readme)?.[1] ?? ''
}
