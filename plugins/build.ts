// Builds the plugins' archives from one brand file:
//   npm run build:plugins [-- --brand brands/acme.json] [--platform woocommerce] [--out dist]
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadBrand } from './build/brand.ts'
import { PLATFORMS } from './build/platforms.ts'
import { ROOT } from './build/sources.ts'
import { createZip, type Files } from './build/zip.ts'

const { values } = parseArgs({
  options: {
    brand: { type: 'string', default: 'brands/default.json' },
    platform: { type: 'string', multiple: true, default: Object.keys(PLATFORMS) },
    out: { type: 'string', default: 'dist' },
  },
})
const brand = loadBrand(join(ROOT, values.brand))
for (const name of values.platform) {
  const platform = PLATFORMS[name]
  if (!platform) throw new Error(`no platform ${name}: ${Object.keys(PLATFORMS).join(', ')}`)
  const files = await platform.build(brand)
  const problems = platform.validate(files, brand)
  if (problems.length > 0) throw new Error(`${name} would be refused: ${problems.join('; ')}`)
  const zip = createZip(files)
  const path = `${values.out}/${platform.archive(brand)}`
  mkdirSync(dirname(resolve(ROOT, path)), { recursive: true })
  writeFileSync(resolve(ROOT, path), zip)
  process.stdout.write(`${path}  ${kilobytes(zip.length)}\n${describeParts(files)}`)
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
