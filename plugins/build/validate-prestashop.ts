import { toText } from './sources.ts'
import type { Files } from './zip.ts'

/** Hooks that PrestaShop 8.0 to 9.2 knows and the module may register. */
const HOOKS = new Set([
  'actionFrontControllerSetMedia',
  'displayBeforeCarrier',
  'displayCarrierExtraContent',
  'actionValidateStepComplete',
  'actionPresentPaymentOptions',
  'actionValidateOrderBefore',
  'actionObjectOrderAddBefore',
  'actionValidateOrder',
  'actionOrderStatusPostUpdate',
  'displayOrderConfirmation',
  'displayOrderDetail',
  'sendMailAlterTemplateVars',
  'displayPDFInvoice',
  'displayPDFDeliverySlip',
  'displayAdminOrderMain',
  'displayBackOfficeHeader',
  'actionOrderGridDefinitionModifier',
  'actionOrderGridQueryBuilderModifier',
])

/** What the marketplace would refuse, one sentence each; empty: nothing. */
export function validatePrestaShop(files: Files, name: string): readonly string[] {
  return [
    ...findMisplaced(files, name),
    ...[...files].flatMap(([path, bytes]) => findInFile(path, bytes)),
    ...findUnpairedTexts(files, name),
    ...findUnpairedCatalogues(files, name),
    ...findUpgrade(files, name),
    ...findHooks(files.get(`${name}/${name}.php`)),
  ]
}

function findMisplaced(files: Files, name: string): readonly string[] {
  const problems: string[] = []
  for (const path of files.keys()) {
    if (!path.startsWith(`${name}/`)) problems.push(`${path} is outside of ${name}/`)
    if (path.includes('/override/')) problems.push(`${path} overrides the platform`)
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (!files.has(`${folder}/index.php`)) problems.push(`${folder} has no index.php`)
  }
  for (const needed of [`${name}.php`, 'config.xml', 'logo.png']) {
    if (!files.has(`${name}/${needed}`)) problems.push(`${needed} is missing`)
  }
  return [...new Set(problems)]
}

function findInFile(path: string, bytes: Uint8Array): readonly string[] {
  if (!path.endsWith('.php') || path.endsWith('/index.php')) return []
  const source = toText(bytes)
  const problems: string[] = []
  if (!source.includes("defined('_PS_VERSION_')")) problems.push(`${path} has no guard`)
  if (!source.includes('@license')) problems.push(`${path} has no licence`)
  if (/\b(eval|var_dump|print_r|die)\s*\(/.test(source)) problems.push(`${path} debugs`)
  return problems
}

function findUnpairedTexts(files: Files, name: string): readonly string[] {
  const keysOf = (path: string) => {
    const bytes = files.get(path)
    return bytes ? Object.keys(JSON.parse(toText(bytes))).sort() : []
  }
  return ['texts', 'core/texts'].flatMap((folder) => {
    const [ru, en] = ['ru', 'en'].map((locale) => keysOf(`${name}/${folder}/${locale}.json`))
    const isPaired = ru?.length !== 0 && JSON.stringify(ru) === JSON.stringify(en)
    return isPaired ? [] : [`${folder}: ru and en do not have the same keys`]
  })
}

/** Catalogues that PrestaShop can read, with the same sources in each language. */
function findUnpairedCatalogues(files: Files, name: string): readonly string[] {
  const base = `Modules${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return ['Admin', 'Shop'].flatMap((domain) => {
    const [en = '', ru = ''] = ['en-US', 'ru-RU'].map((locale) =>
      toText(
        files.get(`${name}/translations/${locale}/${base}${domain}.${locale}.xlf`) ??
          new Uint8Array(),
      ),
    )
    const sources = (xml: string) => xml.match(/<source>.*<\/source>/g) ?? []
    const isPaired = sources(en).length > 0 && String(sources(en)) === String(sources(ru))
    const odd = [en, ru].filter((xml) => /&(?!amp;|lt;|gt;)|<(?![/?]?[a-z])/.test(xml))
    return [
      ...(isPaired ? [] : [`${domain}: the catalogues of ru and en do not have the same sources`]),
      ...odd.map(() => `${domain}: a catalogue is no XML`),
    ]
  })
}

/** The version's own script: without it an update would make nothing new. */
function findUpgrade(files: Files, name: string): readonly string[] {
  const config = toText(files.get(`${name}/config.xml`) ?? new Uint8Array())
  const version = /<version>([\d.]+)<\/version>/.exec(config)?.[1] ?? ''
  const script = toText(files.get(`${name}/upgrade/upgrade-${version}.php`) ?? new Uint8Array())
  const wanted = `function upgrade_module_${version.replaceAll('.', '_')}(`
  return script.includes(wanted) ? [] : [`upgrade-${version}.php is missing or has no function`]
}

function findHooks(main: Uint8Array | undefined): readonly string[] {
  const source = main ? toText(main) : ''
  const list = /const HOOKS = \[([^\]]*)\]/.exec(source)?.[1] ?? ''
  const names = [...list.matchAll(/'(\w+)'/g)].map(([, hook = '']) => hook)
  return names.flatMap((hook) => {
    const method = new RegExp(`function hook${hook}\\(`, 'i')
    if (!HOOKS.has(hook)) return [`${hook} is no hook of PrestaShop`]
    return method.test(source) ? [] : [`${hook} has no method`]
  })
}
