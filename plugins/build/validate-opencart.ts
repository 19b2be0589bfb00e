import { toText } from './sources.ts'
import type { Files } from './zip.ts'

export type Generation = '2.3' | '3' | '4'

/** Where the installer of 3.0 writes, and nowhere else; that of 2.3 asks less. */
const ALLOWED = [
  'admin/controller/extension/',
  'admin/language/',
  'admin/model/extension/',
  'admin/view/image/',
  'admin/view/javascript/',
  'admin/view/stylesheet/',
  'admin/view/template/extension/',
  'catalog/controller/extension/',
  'catalog/language/',
  'catalog/model/extension/',
  'catalog/view/javascript/',
  'catalog/view/theme/',
  'system/config/',
  'system/library/',
]
const FOLDERS_OF_FOUR = ['admin/', 'catalog/', 'system/']
const ENTRIES = ['', '_door', '_pickup']
const LANGUAGES = ['en-gb', 'ru-ru']

/** What an installer of the generation would refuse or a shop would trip over, one sentence each. */
export function validateOpenCart(
  files: Files,
  { generation, code }: { readonly generation: Generation; readonly code: string },
): readonly string[] {
  const isFour = generation === '4'
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(code) ? [] : [`${code}: the name becomes a namespace`]),
    ...[...files.keys()].flatMap((path) => findMisplaced(path, code, isFour)),
    ...(isFour ? findInJson(files.get('install.json'), code) : findInXml(files.get('install.xml'))),
    ...findMissing(files, code, isFour),
    ...[...files].flatMap(([path, bytes]) => findInSource(path, bytes, isFour)),
    ...findUnpairedTexts(files, isFour ? 'system/library' : `upload/system/library/${code}`),
  ]
}

function findMisplaced(path: string, code: string, isFour: boolean): readonly string[] {
  if (path.includes('..') || path.startsWith('/')) return [`${path} leads out of the shop`]
  if (isFour) {
    const isHome = path === 'install.json' || FOLDERS_OF_FOUR.some((one) => path.startsWith(one))
    return isHome ? [] : [`${path} is in no folder of an extension`]
  }
  if (path === 'install.xml') return []
  const target = path.replace(/^upload\//, '')
  if (target === path || !ALLOWED.some((folder) => target.startsWith(folder)))
    return [`${path} is where the installer does not write`]
  // The shop's own files have names of their own.
  return target.includes(code) ? [] : [`${path} may be a file of the shop`]
}

function findInJson(bytes: Uint8Array | undefined, code: string): readonly string[] {
  if (!bytes) return ['install.json is missing']
  const about: Record<string, unknown> = JSON.parse(toText(bytes))
  const empty = ['name', 'version', 'author', 'link'].filter((key) => !about[key])
  const problems = empty.map((key) => `install.json: ${key} is missing`)
  return about['code'] === code ? problems : [...problems, 'install.json: another code']
}

function findInXml(bytes: Uint8Array | undefined): readonly string[] {
  const xml = bytes ? toText(bytes) : ''
  if (!isWellFormed(xml)) return ['install.xml is missing or no XML']
  return ['name', 'code', 'version', 'author', 'link'].flatMap((tag) =>
    new RegExp(`<${tag}>[^<{]+</${tag}>`).test(xml) ? [] : [`install.xml: ${tag} is missing`],
  )
}

function isWellFormed(xml: string): boolean {
  const bare = xml.replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[^>]*\?>/g, '')
  const open: string[] = []
  for (const [, closing, name = '', empty] of bare.matchAll(/<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g)) {
    if (closing && open.pop() !== name) return false
    if (!closing && !empty) open.push(name)
  }
  return bare.includes('<modification>') && open.length === 0
}

function findMissing(files: Files, code: string, isFour: boolean): readonly string[] {
  const class_ = code.replaceAll(/(^|_)([a-z0-9])/g, (_, __, letter: string) =>
    letter.toUpperCase(),
  )
  return ENTRIES.flatMap((entry) => {
    const studly = class_ + entry.replace(/^_./, (start) => start.slice(1).toUpperCase())
    const at = isFour ? 'shipping' : 'extension/shipping'
    const root = isFour ? '' : 'upload/'
    const named = (side: string, kind: string) =>
      isFour
        ? `namespace Opencart\\${side}\\${kind}\\Extension\\${class_}\\Shipping;`
        : `class ${kind}ExtensionShipping${studly} extends ${kind}`
    const wanted: (readonly [string, string])[] = [
      [`${root}admin/controller/${at}/${code}${entry}.php`, named('Admin', 'Controller')],
      [`${root}catalog/model/${at}/${code}${entry}.php`, named('Catalog', 'Model')],
      ...LANGUAGES.map((language): [string, string] => [
        `${root}admin/language/${language}/${at}/${code}${entry}.php`,
        "$_['heading_title'] = '",
      ]),
    ]
    return wanted.flatMap(([path, text]) => {
      const bytes = files.get(path)
      if (!bytes) return [`${path} is missing`]
      return toText(bytes).includes(text) ? [] : [`${path} does not say ${text}`]
    })
  })
}

/** Routes are written one way up to 3.0 and another since 4.0. */
function findInSource(path: string, bytes: Uint8Array, isFour: boolean): readonly string[] {
  if (!path.endsWith('.php')) return []
  const source = toText(bytes)
  const problems: string[] = []
  if (!source.startsWith('<?php\n')) problems.push(`${path} does not begin with PHP`)
  if (/\b(eval|var_dump|print_r|die)\s*\(/.test(source)) problems.push(`${path} debugs`)
  if (/\/system\/library\//.test(`/${path}`)) return problems
  // `extension/extension/shipping` is the list of extensions of 2.3 and 3.0.
  const foreign = isFour
    ? /'extension\/shipping\//
    : /'extension\/(?!extension)\w+\/shipping\/|DIR_EXTENSION/
  if (foreign.test(source)) problems.push(`${path} speaks of another generation`)
  return problems
}

function findUnpairedTexts(files: Files, library: string): readonly string[] {
  const keysOf = (path: string) => {
    const bytes = files.get(path)
    return bytes ? Object.keys(JSON.parse(toText(bytes))).sort() : []
  }
  return ['texts', 'core/texts'].flatMap((folder) => {
    const [ru, en] = ['ru', 'en'].map((locale) => keysOf(`${library}/${folder}/${locale}.json`))
    const isPaired = ru?.length !== 0 && JSON.stringify(ru) === JSON.stringify(en)
    return isPaired ? [] : [`${folder}: ru and en do not have the same keys`]
  })
}
