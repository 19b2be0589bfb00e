// 1C-Bitrix's archives: the module's folder for /local/modules, and the marketplace's `.last_version.zip`; lines that
// Bitrix itself shows also in windows-1251, for the sites that still are.
import type { Brand } from './brand.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder, toBytes, toText } from './sources.ts'
import { toWindows1251 } from './windows1251.ts'
import { namesFor } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Bitrix'
const SHIM = 'plugins/bitrix'

export type Encoding = 'utf8' | 'windows1251'

/** `partner.module`: Bitrix wants one point, and small letters and digits beside it. */
export function moduleId(brand: Brand): string {
  const [partner = '', ...rest] = brand.slug.split('-')
  return `${partner}.${rest.join('')}`
}

/** The module's folder, as it lies in `/local/modules`. */
export async function buildBitrix(brand: Brand, encoding: Encoding): Promise<Files> {
  const files = readModule(brand, encoding)
  const js = `${moduleId(brand)}/install/js`
  put(files, `${js}/widget`, readWidget())
  files.set(`${js}/checkout.js`, await bundleCheckout(brand))
  files.set(`${js}/admin.js`, await bundleScript('plugins/admin/src/main.tsx'))
  put(files, js, readFolder('plugins/admin/src', 'admin.css'))
  return files
}

/** The same files as the marketplace wants them: below `.last_version`. */
export function toMarketplace(files: Files, brand: Brand): Files {
  const id = moduleId(brand)
  return new Map(
    [...files].map(([path, bytes]) => [path.replace(`${id}/`, '.last_version/'), bytes]),
  )
}

/** All of it but the scripts. */
export function readModule(brand: Brand, encoding: Encoding): Map<string, Uint8Array> {
  const names = namesFor(brand, PLATFORM)
  const id = moduleId(brand)
  const files = new Map<string, Uint8Array>()
  put(files, id, renameAll(readFolder(`${SHIM}/module`), PLATFORM, names))
  put(files, id, renameAll(readFolder(SHIM, '{src,texts}/**/*'), PLATFORM, names))
  put(files, `${id}/core`, readCore(PLATFORM, names))
  files.set(`${id}/brand.json`, brandFile(brand))
  put(files, id, readFolder('.', '{LICENSE,NOTICE.md}'))
  return renameModule(files, brand, encoding)
}

/** Bitrix finds the installer's class by the module's id, with `_` in place of the point. */
function renameModule(
  files: ReadonlyMap<string, Uint8Array>,
  brand: Brand,
  encoding: Encoding,
): Map<string, Uint8Array> {
  const id = moduleId(brand)
  const messages = `${namesFor(brand, PLATFORM).prefix.toUpperCase()}_`
  return new Map(
    [...files].map(([path, bytes]): [string, Uint8Array] => {
      if (!path.endsWith('.php')) return [path, bytes]
      const source = toText(bytes)
        .replaceAll(/\bcourier\.checkout\b/g, id)
        .replaceAll(
          /\bclass \w+ extends CModule\b/g,
          `class ${id.replace('.', '_')} extends CModule`,
        )
        .replaceAll(/\bCOURIER_CHECKOUT_/g, messages)
      const own = path.includes('/lang/') ? nameBrand(source, path, brand) : source
      const isConverted = encoding === 'windows1251' && path.includes('/lang/ru/')
      return [path, isConverted ? toWindows1251(own) : toBytes(own)]
    }),
  )
}

function nameBrand(source: string, path: string, brand: Brand): string {
  const quote = (text: string) => text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  return source
    .replaceAll(
      'Courier Checkout: ',
      `${quote(path.includes('/ru/') ? brand.name.ru : brand.name.en)}: `,
    )
    .replaceAll("'Courier Checkout'", `'${quote(brand.author)}'`)
    .replaceAll('https://example.org', quote(brand.website))
}

/** The script's one word that is the brand's: the name of our part of the checkout's answer. */
async function bundleCheckout(brand: Brand): Promise<Uint8Array> {
  const source = toText(await bundleScript(`${SHIM}/client/checkout.ts`))
  return toBytes(source.replaceAll('courier_checkout', namesFor(brand, PLATFORM).prefix))
}
