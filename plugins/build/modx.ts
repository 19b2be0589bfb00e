import type { Brand } from './brand.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder, toBytes, toText } from './sources.ts'
import { createTransport, type Piece, type Vehicle } from './transport.ts'
import { namesFor } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Modx'
const SHIM = 'plugins/modx'
const VERSION = '0.1.0'
const EVENTS = [
  'msOnBeforeAddToOrder',
  'msOnSubmitOrder',
  'msOnCreateOrder',
  'msOnChangeOrderStatus',
  'msOnManagerCustomCssJs',
  'OnWebPagePrerender',
]

/** MODX's name of the component: letters and digits. */
export function componentName(brand: Brand): string {
  return brand.slug.replaceAll('-', '')
}

/** `couriercheckout-0.1.0-pl`: the archive, the folder in it and what MODX calls the package. */
export function signatureOf(brand: Brand): string {
  return `${componentName(brand)}-${VERSION}-pl`
}

/** A transport package for MODX 2 with miniShop2. */
export async function buildModx(brand: Brand): Promise<Files> {
  const assets = new Map(renameModx(readFolder(`${SHIM}/web`), brand))
  put(assets, 'js/widget', readWidget())
  for (const script of ['checkout', 'order-tab']) {
    assets.set(`js/${script}.js`, await bundleScript(`${SHIM}/client/${script}.ts`))
  }
  assets.set('js/admin.js', await bundleScript('plugins/admin/src/main.tsx'))
  put(assets, 'css', readFolder(`${SHIM}/css`))
  put(assets, 'css', readFolder('plugins/admin/src', 'admin.css'))
  return packModx(brand, assets)
}

/** The package with whatever stands in its public folder. */
export function packModx(brand: Brand, assets: Files): Map<string, Uint8Array> {
  const name = componentName(brand)
  return createTransport({
    namespace: name,
    modx: 2,
    signature: signatureOf(brand),
    attributes: {
      license: [...readFolder('.', '{LICENSE,NOTICE.md}').values()].map(toText).join('\n'),
      readme: brand.name.en,
      changelog: VERSION,
      requires: { php: '>=7.4', modx: '<3.0.0', miniShop2: '>=2.4.0' },
    },
    vehicles: [namespaceOf(name), menuOf(name, brand), categoryOf(brand, assets)],
  })
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

function categoryOf(brand: Brand, assets: Files): Vehicle {
  const name = componentName(brand)
  const read = (folder: string, file: string) =>
    renameModx(readFolder(`${SHIM}/${folder}`), brand).get(file) ?? new Uint8Array()
  const code = (file: string) => toText(read('elements', file)).replace(/^<\?php\s*/, '')
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
      { target: "return MODX_ASSETS_PATH . 'components/';", name, files: assets },
      { target: "return MODX_CORE_PATH . 'components/';", name, files: readComponent(brand) },
    ],
    scripts: { install: read('resolvers', 'install.php') },
  }
}

/** What lies out of the web's reach. */
function readComponent(brand: Brand): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const files = new Map(
    renameModx(
      readFolder(SHIM, '{autoload.php,{src,texts,minishop2,controllers,cli}/**/*}'),
      brand,
    ),
  )
  put(files, 'core', renameModx(readCore(PLATFORM, names), brand))
  files.set('brand.json', brandFile(brand))
  for (const [locale, title] of Object.entries(brand.name)) {
    files.set(`lexicon/${locale}/default.inc.php`, toBytes(lexicon(componentName(brand), title)))
  }
  return files
}

function lexicon(name: string, title: string): string {
  const quoted = title.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return `<?php\n\n$_lang['${name}'] = '${quoted}';\n`
}

function renameModx(files: Files, brand: Brand): Map<string, Uint8Array> {
  const renamed = renameAll(files, PLATFORM, namesFor(brand, PLATFORM))
  const name = componentName(brand)
  const upper = name.charAt(0).toUpperCase() + name.slice(1)
  for (const [path, bytes] of renamed) {
    if (!path.endsWith('.php')) continue
    const own = toText(bytes)
      .replaceAll(/\bcouriercheckout\b/g, name)
      .replaceAll(/\bCouriercheckout(?=[A-Z])/g, upper)
      .replaceAll(/\bCourierCheckout(?=\b|[A-Z])/g, studly(brand))
    renamed.set(path, toBytes(own))
  }
  return renamed
}

function studly(brand: Brand): string {
  return brand.slug.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase())
}
