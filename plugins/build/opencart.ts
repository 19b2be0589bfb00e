// OpenCart's archives, one per generation: each as its own installer wants it.
import type { Brand } from './brand.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder, toBytes, toText } from './sources.ts'
import type { Generation } from './validate-opencart.ts'
import { type Names, namesFor, rename } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'OpenCart'
const SHIM = 'plugins/opencart'
/** Language folders of OpenCart, and ours. */
const LANGUAGES = { 'en-gb': 'en', 'ru-ru': 'ru' } as const
/** The entries in the list of delivery methods, and the texts that name them. */
const ENTRIES = { '': null, _door: 'method.door', _pickup: 'method.pickup' } as const

interface Parts {
  readonly names: Names
  readonly brand: Brand
  readonly version: string
  readonly library: Files
  readonly catalogScripts: Files
  readonly adminScripts: Files
}

/** The extension's code: in 4.x the archive's name becomes its folder and namespace, so no hyphen. */
export function extensionCode(brand: Brand): string {
  return namesFor(brand, PLATFORM).prefix
}

/** The archive's path below `dist/`: its name is the same for each generation, for 4.x reads it. */
export function archivePath(brand: Brand, generation: Generation): string {
  return `opencart${generation}/${extensionCode(brand)}.ocmod.zip`
}

/** `….ocmod.zip`, as the installer of this generation unpacks it. */
export async function buildOpenCart(brand: Brand, generation: Generation): Promise<Files> {
  const parts = await readParts(brand)
  return generation === '4' ? packFour(parts) : packThree(parts)
}

async function readParts(brand: Brand): Promise<Parts> {
  const names = namesFor(brand, PLATFORM)
  const library = renameAll(readFolder(SHIM, '{autoload.php,{src,texts}/**/*}'), PLATFORM, names)
  put(library, 'core', readCore(PLATFORM, names))
  library.set('brand.json', brandFile(brand))
  for (const [path, bytes] of readFolder('.', '{LICENSE,NOTICE.md}')) library.set(path, bytes)
  const catalogScripts = new Map([
    ['checkout.js', await bundleScript(`${SHIM}/client/checkout.ts`)],
  ])
  put(catalogScripts, 'widget', readWidget())
  for (const [path, bytes] of readFolder(`${SHIM}/css`, 'checkout.css'))
    catalogScripts.set(path, bytes)
  return {
    names,
    brand,
    version: readVersion(library),
    library,
    catalogScripts,
    adminScripts: await readAdmin(),
  }
}

async function readAdmin(): Promise<Files> {
  const styles = [
    readFolder('plugins/admin/src', 'admin.css').get('admin.css'),
    readFolder(`${SHIM}/css`, 'settings.css').get('settings.css'),
  ]
  return new Map([
    ['admin.js', await bundleScript('plugins/admin/src/main.tsx')],
    ['order-list.js', await bundleScript(`${SHIM}/client/order-list.ts`)],
    ['admin.css', toBytes(styles.map((css) => (css ? toText(css) : '')).join('\n'))],
  ])
}

/** 2.3 and 3.0: files among the shop's own, where its installer allows them. */
function packThree(parts: Parts): Files {
  const { names } = parts
  const files = new Map<string, Uint8Array>()
  put(files, 'upload', wiring('3', names))
  put(files, 'upload', languages('extension/shipping', parts))
  put(files, `upload/system/library/${names.prefix}`, parts.library)
  put(files, `upload/catalog/view/javascript/${names.prefix}`, parts.catalogScripts)
  put(files, `upload/admin/view/javascript/${names.prefix}`, parts.adminScripts)
  const xml = readFolder(SHIM, 'install.xml').get('install.xml')
  if (xml) {
    files.set('install.xml', toBytes(fillXml(rename(toText(xml), PLATFORM, names), parts)))
  }
  return files
}

/** 4.0 and 4.1: a folder of its own. */
function packFour(parts: Parts): Files {
  const { names } = parts
  const files = new Map([...wiring('4', names), ...languages('shipping', parts)])
  put(files, 'system/library', parts.library)
  put(files, 'catalog/view/javascript', parts.catalogScripts)
  put(files, 'admin/view/javascript', parts.adminScripts)
  const { author, website, name } = parts.brand
  const about = { name: name.en, code: names.prefix, version: parts.version, author, link: website }
  files.set('install.json', toBytes(`${JSON.stringify(about, null, 2)}\n`))
  return files
}

function wiring(generation: string, names: Names): Map<string, Uint8Array> {
  const renamed = renameAll(readFolder(`${SHIM}/wiring/${generation}`), PLATFORM, names)
  const className = names.prefix.replaceAll(/(^|_)([a-z0-9])/g, (_, __, letter: string) =>
    letter.toUpperCase(),
  )
  return new Map(
    [...renamed].map(([path, bytes]) => [
      path.replaceAll('courier_checkout', names.prefix),
      toBytes(toText(bytes).replaceAll('CourierCheckout', className)),
    ]),
  )
}

/** OpenCart reads an entry's name from a language file before it loads anything of ours. */
function languages(folder: string, { names, brand }: Pick<Parts, 'names' | 'brand'>): Files {
  const files = new Map<string, Uint8Array>()
  for (const [spoken, ours] of Object.entries(LANGUAGES)) {
    const file = readFolder(`${SHIM}/texts`, `${ours}.json`).get(`${ours}.json`)
    const texts: Record<string, string> = file ? JSON.parse(toText(file)) : {}
    for (const [suffix, key] of Object.entries(ENTRIES)) {
      const title = key ? `${brand.name[ours]}: ${texts[key]}` : brand.name[ours]
      const quoted = title.replaceAll(/['\\]/g, '\\$&')
      files.set(
        `admin/language/${spoken}/${folder}/${names.prefix}${suffix}.php`,
        toBytes(`<?php\n\n$_['heading_title'] = '${quoted}';\n`),
      )
    }
  }
  return files
}

function fillXml(xml: string, { brand, version }: Pick<Parts, 'brand' | 'version'>): string {
  const values = { name: brand.name.en, version, author: brand.author, website: brand.website }
  return xml.replaceAll(/\{(name|version|author|website)\}/g, (_, key: keyof typeof values) =>
    values[key].replaceAll(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`),
  )
}

function readVersion(library: Files): string {
  const plugin = library.get('src/Plugin.php')
  const found = /VERSION = '([^']+)'/.exec(plugin ? toText(plugin) : '')
  if (!found?.[1]) throw new Error('src/Plugin.php names no version')
  return found[1]
}
