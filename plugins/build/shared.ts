import type { Brand } from './brand.ts'
import { readFolder, toBytes, toText } from './sources.ts'
import { type Names, rename } from './words.ts'

/** The core in the plugin's own namespace, texts and settings with it. */
export function readCore(platform: string, names: Names): Map<string, Uint8Array> {
  return renameAll(
    readFolder('plugins/core', '{autoload.php,settings.json,{src,texts}/**/*}'),
    platform,
    names,
  )
}

/** Texts in the brand's words; other files as they are. */
export function renameAll(
  files: ReadonlyMap<string, Uint8Array>,
  platform: string,
  names: Names,
): Map<string, Uint8Array> {
  const renamed = [...files].map(([path, bytes]): [string, Uint8Array] =>
    /\.(php|txt|json)$/.test(path)
      ? [path, toBytes(rename(toText(bytes), platform, names))]
      : [path, bytes],
  )
  return new Map(renamed)
}

/** The widget's files, from the shop's own origin. Its first script is `element.js` in every plugin. */
export function readWidget(): Map<string, Uint8Array> {
  const files = readFolder('widget/dist', 'courier-checkout*.js')
  const first = files.get('courier-checkout.js')
  if (!first) throw new Error('the widget is not built: npm run build')
  files.delete('courier-checkout.js')
  files.delete('courier-checkout.classic.js')
  return files.set('element.js', first)
}

/** What the plugin reads of its brand. */
export function brandFile(brand: Brand): Uint8Array {
  const { name, gatewayUrl, courierCode, accent, tiles } = brand
  return toBytes(`${JSON.stringify({ name, gatewayUrl, courierCode, accent, tiles }, null, 2)}\n`)
}

/** Puts `files` below `folder`. */
export function put(
  into: Map<string, Uint8Array>,
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): void {
  for (const [path, bytes] of files) into.set(`${folder}/${path}`, bytes)
}
