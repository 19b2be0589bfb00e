// Builds the plugins' archives from one brand file:
//   npm run build:plugins [-- --brand brands/acme.json] [--platform woocommerce]
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Brand, loadBrand } from './build/brand.ts'
import { buildModx, signatureOf } from './build/modx.ts'
import { archivePath, buildOpenCart } from './build/opencart.ts'
import { buildPrestaShop, moduleName } from './build/prestashop.ts'
import { ROOT } from './build/sources.ts'
import { buildWooCommerce } from './build/woocommerce.ts'
import { createZip, type Files } from './build/zip.ts'

/** A platform: its folder and one line here. */
const PLATFORMS: Readonly<Record<string, (brand: Brand) => Promise<Files>>> = {
  woocommerce: buildWooCommerce,
  prestashop: buildPrestaShop,
  modx: buildModx,
  'opencart2.3': (brand) => buildOpenCart(brand, '2.3'),
  opencart3: (brand) => buildOpenCart(brand, '3'),
  opencart4: (brand) => buildOpenCart(brand, '4'),
}

/** Where a platform expects its archive under another name. */
const ARCHIVES: Readonly<Record<string, (brand: Brand) => string>> = {
  prestashop: (brand) => `prestashop/${moduleName(brand)}.zip`,
  modx: (brand) => `modx/${signatureOf(brand)}.transport.zip`,
  'opencart2.3': (brand) => archivePath(brand, '2.3'),
  opencart3: (brand) => archivePath(brand, '3'),
  opencart4: (brand) => archivePath(brand, '4'),
}

const { values } = parseArgs({
  options: {
    brand: { type: 'string', default: 'brands/default.json' },
    platform: { type: 'string', multiple: true, default: Object.keys(PLATFORMS) },
  },
})
const brand = loadBrand(join(ROOT, values.brand))
mkdirSync(join(ROOT, 'dist'), { recursive: true })
for (const platform of values.platform) {
  const build = PLATFORMS[platform]
  if (!build) throw new Error(`no platform ${platform}: ${Object.keys(PLATFORMS).join(', ')}`)
  const files = await build(brand)
  const zip = createZip(files)
  const name = `dist/${ARCHIVES[platform]?.(brand) ?? `${brand.slug}-${platform}.zip`}`
  mkdirSync(dirname(join(ROOT, name)), { recursive: true })
  writeFileSync(join(ROOT, name), zip)
  process.stdout.write(`${name}  ${kilobytes(zip.length)}\n${describeParts(files)}`)
}

/** Sizes before compression, by the folder below the plugin's own. */
function describeParts(files: Files): string {
  const parts = new Map<string, number>()
  for (const [path, bytes] of files) {
    const [, ...rest] = path.split('/')
    const part = rest.length > 1 ? rest.slice(0, -1).join('/') : '.'
    parts.set(part, (parts.get(part) ?? 0) + bytes.length)
  }
  return [...parts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([part, size]) => `  ${part.padEnd(24)} ${kilobytes(size)}\n`)
    .join('')
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
