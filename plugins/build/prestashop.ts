import { type Brand, readLogo } from './brand.ts'
import { createCatalogues } from './prestashop-texts.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFile, readFolder, toBytes, toText } from './sources.ts'
import { type Names, namesFor } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Presta'
const SHIM = 'plugins/prestashop'
const LICENCE = `/**
 * @license https://opensource.org/license/mit MIT License
 */`
const GUARD = `if (!defined('_PS_VERSION_')) {\n    exit;\n}\n`
/** PrestaShop's container looks for a module's classes here. */
const AUTOLOAD = `<?php\n\n${GUARD}\nrequire_once dirname(__DIR__) . '/autoload.php';\n`
const INDEX = `<?php\n\nheader('Location: ../');\nexit;\n`

/** The module's folder, file and class: PrestaShop's names hold letters and digits only. */
export function moduleName(brand: Brand): string {
  return brand.slug.replaceAll('-', '')
}

/** `modules/<module>/`, as PrestaShop unpacks it. */
export async function buildPrestaShop(brand: Brand): Promise<Files> {
  const name = moduleName(brand)
  const files = readModule(brand)
  put(files, `${name}/views/js/widget`, readWidget())
  for (const script of ['checkout', 'order-list']) {
    files.set(`${name}/views/js/${script}.js`, await bundleScript(`${SHIM}/client/${script}.ts`))
  }
  files.set(`${name}/views/js/admin.js`, await bundleScript('plugins/admin/src/main.tsx'))
  addIndexes(files)
  return files
}

/** All of it but the scripts. */
export function readModule(brand: Brand): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const name = moduleName(brand)
  const files = new Map<string, Uint8Array>()
  const shim = readFolder(SHIM, '{*.php,{src,texts,mails,controllers}/**/*}')
  put(files, name, renameAll(shim, PLATFORM, names))
  put(files, `${name}/core`, readCore(PLATFORM, names))
  put(files, `${name}/views/css`, readFolder(`${SHIM}/css`))
  put(files, `${name}/views/css`, readFolder('plugins/admin/src', 'admin.css'))
  put(files, name, readFolder(SHIM, '*.{png,json}'))
  // PrestaShop shows a module by its logo.png.
  put(files, name, readLogo(brand))
  put(files, name, readFolder('.', '{LICENSE,NOTICE.md}'))
  files.set(`${name}/brand.json`, brandFile(brand))
  files.set(`${name}/config.xml`, toBytes(describeModule(brand)))
  files.set(`${name}/config/services.yml`, toBytes(describeServices(names)))
  files.set(`${name}/vendor/autoload.php`, toBytes(AUTOLOAD))
  files.set(`${name}/upgrade/upgrade-${version()}.php`, toBytes(readUpgrade()))
  put(files, name, createCatalogues(name, [`${SHIM}/texts`, 'plugins/core/texts']))
  return renameModule(files, brand)
}

/** What the marketplace asks of every PHP file, and the brand's own name of the module. */
function renameModule(
  files: ReadonlyMap<string, Uint8Array>,
  brand: Brand,
): Map<string, Uint8Array> {
  const name = moduleName(brand)
  const studly = brand.slug.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) =>
    letter.toUpperCase(),
  )
  const renamed = new Map<string, Uint8Array>()
  for (const [path, bytes] of files) {
    const own = path
      .replaceAll('couriercheckout', name)
      .replaceAll('AdminCourierCheckout', `Admin${studly}`)
    renamed.set(own, path.endsWith('.php') ? toBytes(finish(toText(bytes), name, studly)) : bytes)
  }
  return renamed
}

function finish(source: string, name: string, studly: string): string {
  const own = source
    .replaceAll(/\bcouriercheckout\b/g, name)
    .replaceAll(/\b(Admin)?CourierCheckout(?=\b|[A-Z])/g, (_, admin = '') => `${admin}${studly}`)
    .replace('<?php\n', `<?php\n\n${LICENCE}\n`)
  if (own.includes("defined('_PS_VERSION_')")) return own
  return own.replace(/^namespace [^;]+;\n/m, (line) => `${line}\n${GUARD}`)
}

function version(): string {
  const source = toText(readFile(SHIM, 'src/Plugin.php'))
  return /const VERSION = '([\d.]+)'/.exec(source)?.[1] ?? ''
}

/** PrestaShop finds what an update has to do by the version in its file's and its function's name. */
function readUpgrade(): string {
  const source = toText(readFile(SHIM, 'upgrade/upgrade.php'))
  return source.replace(
    'upgrade_module_VERSION',
    `upgrade_module_${version().replaceAll('.', '_')}`,
  )
}

/** PrestaShop's console knows the commands that its container does. */
function describeServices({ namespace, prefix, slug }: Names): string {
  return `services:
  ${prefix}.jobs_command:
    class: ${namespace}\\Console\\JobsCommand
    public: true
    tags:
      - { name: console.command, command: '${slug}:jobs' }
`
}

function describeModule(brand: Brand): string {
  const toXml = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<?xml version="1.0" encoding="UTF-8" ?>
<module>
  <name>${moduleName(brand)}</name>
  <displayName>${toXml(brand.name.en)}</displayName>
  <version>${version()}</version>
  <description>${toXml(brand.name.en)}</description>
  <author>${toXml(brand.author)}</author>
  <tab>shipping_logistics</tab>
  <is_configurable>1</is_configurable>
  <need_instance>0</need_instance>
</module>
`
}

/** An index.php in each folder: a web server that lists folders shows nothing. */
function addIndexes(files: Map<string, Uint8Array>): void {
  const folders = new Set<string>()
  for (const path of files.keys()) {
    const parts = path.split('/')
    for (let n = 1; n < parts.length; n++) folders.add(parts.slice(0, n).join('/'))
  }
  for (const folder of folders) files.set(`${folder}/index.php`, toBytes(INDEX))
}
