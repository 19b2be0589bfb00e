import { toText } from './sources.ts'
import type { Files } from './zip.ts'

/** Where CS-Cart's add-on manager puts files of an add-on, and nowhere else. */
const HOMES = [
  'app/addons/{id}/',
  'design/backend/templates/addons/{id}/',
  'js/addons/{id}/',
  'var/langs/ru/addons/{id}.po',
  'var/langs/en/addons/{id}.po',
  'var/themes_repository/responsive/templates/addons/{id}/',
]
/** Hooks of PHP that CS-Cart is known to have from 4.11.5 on: docs/conformance/cscart.md says from where. */
const HOOKS = new Set([
  'shippings_group_products_list',
  'calculate_cart_post',
  'checkout_update_steps_before_update_user_data',
  'prepare_checkout_payment_methods',
  'pre_place_order',
  'place_suborders',
  'place_order',
  'order_placement_routines',
  'change_order_status_post',
  'update_shipping_post',
])
const TEMPLATE_HOOKS = new Set([
  'checkout/shipping_method.post.tpl',
  'index/scripts.post.tpl',
  'orders/totals_shipping.post.tpl',
  'orders/customer_shot_info.post.tpl',
  'orders/list_tools.post.tpl',
])
/** Children of `<addon scheme="3.0">` in the vendor's documentation. */
const MANIFEST = new Set([
  ...['id', 'version', 'priority', 'status', 'default_language', 'compatibility'],
  ...['settings', 'functions', 'queries'],
])
/** Of the manifest: each section and option is called something, and so is the add-on itself. */
const CONTEXTS = ['Addons::name::{id}', 'Addons::description::{id}']

/** What CS-Cart would stumble over, one sentence each; empty: nothing. */
export function validateCsCart(files: Files, id: string): readonly string[] {
  const text = (path: string) => {
    const bytes = files.get(path)
    return bytes ? toText(bytes) : ''
  }
  const func = text(`app/addons/${id}/func.php`)
  const contexts = [...CONTEXTS.map((one) => one.replace('{id}', id)), ...findContexts(files, id)]
  return [
    ...(/^[a-z][a-z0-9_]*$/.test(id) ? [] : [`${id} is no id of an add-on`]),
    ...[...files.keys()].flatMap((path) => findMisplaced(path, id)),
    ...findInManifest(text(`app/addons/${id}/addon.xml`), id, func),
    ...findHooks(text(`app/addons/${id}/init.php`), id, func),
    ...[...files].flatMap(([path, bytes]) => findInFile(path, toText(bytes), func)),
    ...['ru', 'en'].flatMap((language) =>
      findInPo(text(`var/langs/${language}/addons/${id}.po`), contexts),
    ),
    ...['texts', 'core/texts'].flatMap((folder) => {
      const [ru, en] = ['ru', 'en'].map((language) =>
        Object.keys(JSON.parse(text(`app/addons/${id}/${folder}/${language}.json`) || '{}')).sort(),
      )
      const isPaired = ru?.length !== 0 && JSON.stringify(ru) === JSON.stringify(en)
      return isPaired ? [] : [`${folder}: ru and en do not have the same keys`]
    }),
  ]
}

function findMisplaced(path: string, id: string): readonly string[] {
  const isHome = HOMES.some((home) => path.startsWith(home.replace('{id}', id)))
  const hook = /\/hooks\/(\w+\/[\w.]+\.tpl)$/.exec(path)?.[1]
  return [
    ...(isHome ? [] : [`${path} is no place of the add-on`]),
    ...(hook === undefined || TEMPLATE_HOOKS.has(hook) ? [] : [`${hook} is no hook of a template`]),
  ]
}

function findInManifest(xml: string, id: string, func: string): readonly string[] {
  const bare = xml.replaceAll(/<!--[\s\S]*?-->|<\?[^>]*\?>/g, '')
  const open: string[] = []
  const problems: string[] = []
  for (const [, closing, name = ''] of bare.matchAll(/<(\/?)([\w-]+)[^<>]*>/g)) {
    if (closing && open.pop() !== name) problems.push(`addon.xml: ${name} is closed out of turn`)
    if (closing) continue
    if (open.length === 1 && !MANIFEST.has(name))
      problems.push(`addon.xml: ${name} is not of scheme 3.0`)
    open.push(name)
  }
  if (open.length > 0) problems.push('addon.xml is not well-formed')
  if (!bare.includes('<addon scheme="3.0"')) problems.push('addon.xml: another scheme')
  if (!bare.includes(`<id>${id}</id>`)) problems.push('addon.xml: another id')
  for (const [, name = ''] of bare.matchAll(/>(fn_\w+)</g)) {
    if (!func.includes(`function ${name}(`)) problems.push(`addon.xml: ${name} is not there`)
  }
  return problems
}

function findHooks(init: string, id: string, func: string): readonly string[] {
  const list = /fn_register_hooks\(([^)]*)\)/.exec(init)?.[1] ?? ''
  const names = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)
  if (names.length === 0) return ['init.php registers nothing']
  return names.flatMap((name) => {
    if (!HOOKS.has(name)) return [`${name} is no hook that CS-Cart is known to have`]
    return func.includes(`function fn_${id}_${name}(`) ? [] : [`${name} has no function`]
  })
}

function findInFile(path: string, source: string, func: string): readonly string[] {
  if (path.endsWith('.tpl')) {
    return [...source.matchAll(/\b(fn_\w+)\(/g)].flatMap(([, name = '']) =>
      func.includes(`function ${name}(`) ? [] : [`${path} asks ${name}, which is not there`],
    )
  }
  if (!path.endsWith('.php')) return []
  const isWiring = /\/(controllers|schemas|Tygh)\/|\/(func|init)\.php$/.test(path)
  const problems = /\b(eval|var_dump|print_r)\s*\(/.test(source) ? [`${path} debugs`] : []
  if (isWiring && !source.includes("defined('BOOTSTRAP')")) problems.push(`${path} has no guard`)
  if (takesUnguardedPost(path, source))
    problems.push(`${path} takes a POST without the security hash`)
  return problems
}

/**
 * CS-Cart guards the POSTs of its own controllers (`….pre.php`). Ours check the hash themselves, all but the one
 * that is signed.
 */
function takesUnguardedPost(path: string, source: string): boolean {
  if (!/\/controllers\/(backend|frontend)\/(?!\w+\.(pre|post)\.php)/.test(path)) return false
  const lines = source.split('\n').filter((line) => line.includes("'POST'"))
  const isSigned = (line: string) => /\$mode === 'webhook' && /.test(line)
  return (
    lines.some((line) => !isSigned(line)) &&
    !/!hash_equals\(\(string\) fn_generate_security_hash\(\)/.test(source)
  )
}

/** What CS-Cart looks up in the .po: names in templates and schemas, sections and options of the manifest. */
function findContexts(files: Files, id: string): readonly string[] {
  const sources = [...files].map(([path, bytes]) => [path, toText(bytes)] as const)
  const names = sources.flatMap(([path, source]) => {
    if (path.endsWith('.tpl')) return [...source.matchAll(/__\("([\w.]+)"\)/g)]
    if (!path.includes('/schemas/')) return []
    return [
      ...source.matchAll(/'template' => '([\w.]+)'/g),
      ...source.matchAll(/\['subitems'\]\['(\w+)'\]/g),
    ]
  })
  const xml = sources.find(([path]) => path.endsWith('/addon.xml'))?.[1] ?? ''
  const options = [...xml.matchAll(/<item id="(\w+)"[^>]*>\s*<type>(\w+)</g)]
  return [
    ...names.map(([, name]) => `Languages::${name}`),
    ...[...xml.matchAll(/<section id="(\w+)"/g)].map(
      ([, name]) => `SettingsSections::${id}::${name}`,
    ),
    // An `info` is HTML of its own and has no name.
    ...options.flatMap(([, name, type]) =>
      type === 'info' ? [] : [`SettingsOptions::${id}::${name}`],
    ),
  ]
}

function findInPo(po: string, contexts: readonly string[]): readonly string[] {
  const missing = [...new Set(contexts)].filter((context) => !po.includes(`msgctxt "${context}"`))
  const isEmpty = /msgstr ""\n\n|msgid ""\nmsgstr "[^"]/.test(po.slice(po.indexOf('msgctxt')))
  return [
    ...missing.map((context) => `${context} is not in the .po`),
    ...(isEmpty ? ['the .po has an empty text'] : []),
  ]
}
