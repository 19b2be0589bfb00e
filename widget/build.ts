// Builds what ships, into dist/:
//   courier-checkout.js           a module that defines the element
//   courier-checkout.classic.js   the same as a classic script
//   index.js                      the package's entry, without effects
//   courier-checkout-*.{hash}.js  inside, map, each language but Russian: fetched when wanted
//   integrity.json                sha384 of every file, for the `integrity` attribute
// The fetched files import nothing, so that one copy serves all three forms and a copy of the first
// script under another address (`?v=2`) is never loaded beside it.
import { createHash } from 'node:crypto'
import { globSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Plugin } from 'vite'
import { leafletToday } from './leaflet-today.ts'
import { preactToday } from './preact-today.ts'
import { squeeze } from './squeeze.ts'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, 'dist')
/** Beside it until all is done, so that a server never finds half a build. */
const out = join(here, 'dist', '.next')
const source = (path: string) => join(here, 'src', path)
const TARGET = ['es2022', 'safari16.4', 'chrome100', 'firefox100']

/** Modules that are fetched when wanted, and the file each became. */
const fetched = new Map<string, string>()

async function bundle(config: InlineConfig): Promise<string> {
  const result = await build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    // Said, because a test run that builds calls itself `test`, and would ship where each tag was written.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false, pure: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    ...config,
    plugins: [preactToday, squeeze, ...(config.plugins ?? [])],
    build: {
      outDir: out,
      emptyOutDir: false,
      target: TARGET,
      cssTarget: 'esnext',
      minify: true,
      ...config.build,
    },
  })
  const output = 'output' in result ? result.output : Array.isArray(result) ? result[0]?.output : []
  return output?.[0].fileName ?? ''
}

async function bundleFetched(path: string, name: string, plugins: Plugin[] = []) {
  const file = await bundle({
    plugins,
    build: {
      lib: { entry: source(path), formats: ['es'] },
      rolldownOptions: {
        output: { entryFileNames: `courier-checkout-${name}.[hash].js`, minify: true },
      },
    },
  })
  fetched.set(source(path), file)
}

/** Lets a fetched part use what came before it: see src/kit.ts. */
function borrow(packages: RegExp, own: readonly string[]): Plugin {
  const lent = own.map(source)
  return {
    name: 'borrow',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (packages.test(id)) return source('kit.ts')
      if (!id.startsWith('.')) return null
      const found = await this.resolve(id, importer, { skipSelf: true })
      return found && lent.includes(found.id) ? source('kit.ts') : found
    },
  }
}

/** Points `import('./map/index.ts')` at the file it became. */
function pointToFetched(toAddress: (file: string) => string): Plugin {
  return {
    name: 'point-to-fetched',
    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string') return null
      const found = await this.resolve(specifier, importer)
      const file = found && fetched.get(found.id)
      return file ? { id: toAddress(file), external: true } : null
    },
  }
}

async function bundleModule(entry: string, file: string) {
  await bundle({
    plugins: [pointToFetched((name) => `./${name}`)],
    build: {
      lib: { entry: source(entry), formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: file, minify: true } },
    },
  })
}

async function bundleClassic() {
  const BASE = 'courier-checkout-base:'
  const file = 'courier-checkout.classic.js'
  await bundle({
    plugins: [pointToFetched((name) => `${BASE}${name}`)],
    build: {
      lib: { entry: source('auto.ts'), formats: ['iife'], name: 'CourierCheckout' },
      rolldownOptions: { output: { entryFileNames: file } },
    },
  })
  // Only while it runs does a classic script know its own address.
  const code = readFileSync(join(out, file), 'utf8').replaceAll(
    new RegExp(`import\\([\`"']${BASE}([^\`"']+)[\`"']\\)`, 'g'),
    'import(new URL("$1",COURIER_CHECKOUT_BASE))',
  )
  const base =
    'const COURIER_CHECKOUT_BASE=document.currentScript&&document.currentScript.src||location.href;'
  writeFileSync(join(out, file), code.replace(/^(.*?\{)/, `$1${base}`))
}

function writeIntegrity() {
  const files = globSync('*.js', { cwd: out }).sort()
  const entries = files.map((file) => {
    const digest = createHash('sha384')
      .update(readFileSync(join(out, file)))
      .digest('base64')
    return [file, `sha384-${digest}`]
  })
  writeFileSync(
    join(out, 'integrity.json'),
    `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`,
  )
}

rmSync(out, { recursive: true, force: true })
await bundleFetched('inside/index.ts', 'inside', [
  borrow(/^preact(\/jsx-runtime)?$/, ['signal.ts']),
])
await bundleFetched('map/index.ts', 'map', [
  leafletToday,
  borrow(/^preact(\/jsx-runtime|\/hooks)?$/, [
    'signal.ts',
    'format/days.ts',
    'i18n/translate.ts',
    'inside/ru.ts',
    'model/hours.ts',
    'model/rows.ts',
    'ui/bones.tsx',
    'ui/point-line.tsx',
    'ui/use-value.ts',
  ]),
])
for (const path of globSync('src/i18n/??.ts', { cwd: here }).sort()) {
  const language = basename(path, '.ts')
  if (language !== 'ru') await bundleFetched(`i18n/${language}.ts`, language)
}
await bundleModule('auto.ts', 'courier-checkout.js')
await bundleModule('index.ts', 'index.js')
await bundleClassic()
writeIntegrity()
for (const old of readdirSync(dist)) {
  if (old !== '.next') rmSync(join(dist, old), { recursive: true })
}
for (const file of readdirSync(out)) renameSync(join(out, file), join(dist, file))
rmSync(out, { recursive: true })
