import type { Brand } from './brand.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFile, readFolder, toBytes, toText } from './sources.ts'
import { createTransport, type PhpTable, type Piece, type Vehicle } from './transport.ts'
import { type Names, namesFor, rename } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Modx'
const SHIM = 'plugins/modx'
const VERSION = '0.1.0'
/** Both shops name them alike. */
const EVENTS = [
  'msOnBeforeAddToOrder',
  'msOnSubmitOrder',
  'msOnCreateOrder',
  'msOnEmptyOrder',
  'msOnChangeOrderStatus',
  'msOnManagerCustomCssJs',
  'OnBeforeDocFormSave',
  'OnWebPagePrerender',
]

/** What tells the package for one shop of MODX from another's. */
export interface Edition {
  readonly modx: 2 | 3
  /** Behind the names of component, namespace, tables and fields, so that both can have been on one site. */
  readonly suffix: '' | '3'
  readonly requires: PhpTable
  /** What lies out of the web's reach, by its path there. */
  readonly component: Files
  /** Runs at install, upgrade and removal. */
  readonly resolver: Uint8Array
}

const MINISHOP2: Edition = {
  modx: 2,
  suffix: '',
  requires: { php: '>=7.4', modx: '<3.0.0', miniShop2: '>=2.4.0' },
  component: readFolder(SHIM, '{autoload.php,{src,texts,minishop2,controllers,cli}/**/*}'),
  resolver: readFile(SHIM, 'resolvers/install.php'),
}

/** MODX's name of the component: letters and digits. */
export function componentName(brand: Brand, { suffix }: Edition = MINISHOP2): string {
  return brand.slug.replaceAll('-', '') + suffix
}

/** `couriercheckout-0.1.0-pl`: the archive, the folder in it and what MODX calls the package. */
export function signatureOf(brand: Brand, edition: Edition = MINISHOP2): string {
  return `${componentName(brand, edition)}-${VERSION}-pl`
}

/** A transport package for MODX 2 with miniShop2. */
export async function buildModx(brand: Brand): Promise<Files> {
  return packModx(brand, await readAssets(SHIM, readFolder(`${SHIM}/web`)))
}

/** What the shop's pages and its manager load; `shim` has the scripts that differ. */
export async function readAssets(shim: string, web: Files): Promise<Files> {
  const assets = new Map(web)
  put(assets, 'js/widget', readWidget())
  for (const script of ['checkout', 'order-tab']) {
    assets.set(`js/${script}.js`, await bundleScript(`${shim}/client/${script}.ts`))
  }
  assets.set('js/admin.js', await bundleScript('plugins/admin/src/main.tsx'))
  put(assets, 'css', readFolder(`${SHIM}/css`))
  put(assets, 'css', readFolder('plugins/admin/src', 'admin.css'))
  return assets
}

/** The package with whatever stands in its public folder. */
export function packModx(
  brand: Brand,
  assets: Files,
  edition: Edition = MINISHOP2,
): Map<string, Uint8Array> {
  const name = componentName(brand, edition)
  const own = (vehicle: Vehicle) =>
    edition.modx === 3 ? { ...vehicle, ...inModx3(vehicle) } : vehicle
  return createTransport({
    namespace: name,
    modx: edition.modx,
    signature: signatureOf(brand, edition),
    attributes: {
      license: [...readFolder('.', '{LICENSE,NOTICE.md}').values()].map(toText).join('\n'),
      readme: brand.name.en,
      changelog: VERSION,
      requires: edition.requires,
    },
    vehicles: [namespaceOf(name), menuOf(name, brand), categoryOf(brand, assets, edition)].map(own),
  })
}

/** MODX 3 has its classes in a namespace, and else the same objects. */
function inModx3(piece: Piece): Piece {
  const related = Object.entries(piece.related ?? {}).map(
    ([name, pieces]) => [name, pieces.map(inModx3)] as const,
  )
  return {
    ...piece,
    class: `MODX\\Revolution\\${piece.class}`,
    ...(related.length > 0 && { related: Object.fromEntries(related) }),
  }
}

function namespaceOf(name: string): Vehicle {
  return {
    class: 'modNamespace',
    uniqueKey: 'name',
    keepsKey: true,
    nativeKey: name,
    fields: {
      name,
      path: `{core_path}components/${name}/`,
      assets_path: `{assets_path}components/${name}/`,
    },
  }
}

function menuOf(name: string, brand: Brand): Vehicle {
  return {
    class: 'modMenu',
    uniqueKey: 'text',
    keepsKey: true,
    nativeKey: name,
    fields: {
      text: name,
      parent: 'components',
      action: 'home',
      description: brand.name.en,
      icon: '',
      menuindex: 0,
      params: '',
      handler: '',
      permissions: 'settings',
      namespace: name,
    },
  }
}

function categoryOf(brand: Brand, assets: Files, edition: Edition): Vehicle {
  const name = componentName(brand, edition)
  const code = (file: string) =>
    renamePhp(toText(readFile(SHIM, `elements/${file}`)), brand, edition).replace(/^<\?php\s*/, '')
  const events = EVENTS.map(
    (event): Piece => ({
      class: 'modPluginEvent',
      uniqueKey: ['pluginid', 'event'],
      keepsKey: true,
      nativeKey: [0, event],
      fields: { pluginid: 0, event, priority: 0, propertyset: 0 },
    }),
  )
  const plugin: Piece = {
    class: 'modPlugin',
    uniqueKey: 'name',
    nativeKey: 0,
    fields: {
      id: 0,
      name: studly(brand),
      description: brand.name.en,
      plugincode: code('plugin.php'),
    },
    related: { PluginEvents: events },
  }
  const status: Piece = {
    class: 'modSnippet',
    uniqueKey: 'name',
    nativeKey: 0,
    fields: {
      id: 0,
      name: `${studly(brand)}.Status`,
      description: '',
      snippet: code('status.php'),
    },
  }
  return {
    class: 'modCategory',
    uniqueKey: 'category',
    nativeKey: 1,
    fields: { id: 1, parent: 0, category: studly(brand), rank: 0 },
    related: { Plugins: [plugin], Snippets: [status] },
    folders: [
      {
        target: "return MODX_ASSETS_PATH . 'components/';",
        name,
        files: renameModx(assets, brand, edition),
      },
      {
        target: "return MODX_CORE_PATH . 'components/';",
        name,
        files: readComponent(brand, edition),
      },
    ],
    scripts: { install: toBytes(renamePhp(toText(edition.resolver), brand, edition)) },
  }
}

/** What lies out of the web's reach. */
function readComponent(brand: Brand, edition: Edition): Map<string, Uint8Array> {
  const files = new Map(renameModx(edition.component, brand, edition))
  const core = readCore(PLATFORM, namesOf(brand, edition))
  put(files, 'core', renameModx(core, brand, edition))
  files.set('brand.json', brandFile(brand))
  for (const [locale, title] of Object.entries(brand.name)) {
    const words = lexicon(componentName(brand, edition), title)
    files.set(`lexicon/${locale}/default.inc.php`, toBytes(words))
  }
  return files
}

function namesOf(brand: Brand, { suffix }: Edition): Names {
  const names = namesFor(brand, PLATFORM)
  return { ...names, namespace: names.namespace + suffix, prefix: names.prefix + suffix }
}

function lexicon(name: string, title: string): string {
  const quoted = title.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `<?php\n\n$_lang['${name}'] = '${quoted}';\n`
}

function renameModx(files: Files, brand: Brand, edition: Edition): Map<string, Uint8Array> {
  const renamed = renameAll(files, PLATFORM, namesOf(brand, edition))
  for (const [path, bytes] of renamed) {
    if (path.endsWith('.php'))
      renamed.set(path, toBytes(renameComponent(toText(bytes), brand, edition)))
  }
  return renamed
}

/** The same for one piece of PHP. */
function renamePhp(source: string, brand: Brand, edition: Edition): string {
  return renameComponent(rename(source, PLATFORM, namesOf(brand, edition)), brand, edition)
}

function renameComponent(source: string, brand: Brand, edition: Edition): string {
  const name = componentName(brand, edition)
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  return source
    .replaceAll(/\bcouriercheckout\b/g, name)
    .replaceAll(/\bCouriercheckout(?=[A-Z])/g, upper)
    .replaceAll(/\bCourierCheckout(?=\b|[A-Z])/g, studly(brand))
}

function studly(brand: Brand): string {
  return brand.slug.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())
}
