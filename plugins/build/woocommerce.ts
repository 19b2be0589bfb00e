import type { Brand } from './brand.ts'
import { createPot } from './languages.ts'
import { brandFile, put, readCore, readWidget, renameAll } from './shared.ts'
import { bundleScript, readFolder } from './sources.ts'
import { namesFor } from './words.ts'
import type { Files } from './zip.ts'

const PLATFORM = 'Woo'
const SHIM = 'plugins/woocommerce'

/** `wp-content/plugins/<slug>/`, as WordPress unpacks it. */
export async function buildWooCommerce(brand: Brand): Promise<Files> {
  const names = namesFor(brand, PLATFORM)
  const files = new Map<string, Uint8Array>()
  const shim = renameAll(readFolder(SHIM, '{*.php,readme.txt,{src,texts}/**/*}'), PLATFORM, names)
  put(files, names.slug, shim)
  move(files, `${names.slug}/courier-checkout.php`, `${names.slug}/${names.slug}.php`)
  put(files, `${names.slug}/core`, readCore(PLATFORM, names))
  put(files, `${names.slug}/assets/widget`, readWidget())
  put(files, `${names.slug}/assets`, readFolder(`${SHIM}/css`))
  put(files, `${names.slug}/assets`, readFolder('plugins/admin/src', 'admin.css'))
  files.set(`${names.slug}/assets/classic.js`, await bundleScript(`${SHIM}/client/classic.ts`))
  files.set(`${names.slug}/assets/blocks.js`, await bundleScript(`${SHIM}/client/blocks.ts`))
  files.set(`${names.slug}/assets/admin.js`, await bundleScript('plugins/admin/src/main.tsx'))
  files.set(`${names.slug}/brand.json`, brandFile(brand))
  put(files, names.slug, readFolder('.', 'LICENSE'))
  files.set(
    `${names.slug}/languages/${names.slug}.pot`,
    createPot(brand.name.en, ['plugins/core/texts', `${SHIM}/texts`]),
  )
  return files
}

function move(files: Map<string, Uint8Array>, from: string, to: string): void {
  const bytes = files.get(from)
  if (!bytes || from === to) return
  files.delete(from)
  files.set(to, bytes)
}
