// npm run pack: makes the publishable packages in dist/packages, and beside each its tarball.
// JavaScript and declarations from tsc; the gateway takes the built widget along.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findDeclarations } from './pack/declarations.ts'
import { PACKED, type Packed, toManifest } from './pack/manifests.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = join(root, 'dist', 'packages')

/** Everything the entries reach, in the folders it lies in here. */
function emit(to: string): void {
  const entries = PACKED.flatMap(({ room, entries: files }) =>
    files.map((file) => join(root, room, 'src', file)),
  )
  const config = join(to, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: root,
    outDir: to,
    typeRoots: [join(root, 'node_modules', '@types')],
  }
  const extended = join(root, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({ extends: extended, compilerOptions, include: [], files: entries }),
  )
  run('tsc', ['-p', config], root)
}

/**
 * tsc rewrites what JavaScript imports, but neither the imports of declarations nor the addresses
 * of worker threads, which are text to it.
 */
function rewriteEndings(dir: string): void {
  for (const file of globSync('**/*.{js,d.ts}', { cwd: dir })) {
    const path = join(dir, file)
    const text = readFileSync(path, 'utf8')
    const rewritten = text.replace(/(['"])(\.{1,2}\/[\w./-]+)\.ts\1/g, '$1$2.js$1')
    if (rewritten !== text) writeFileSync(path, rewritten)
  }
}

function assemble(packed: Packed, emitted: string): void {
  const { room } = packed
  const dir = join(target, room)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  if (packed.bundled) assembleBundled(packed, emitted, dir)
  else cpSync(join(emitted, room, 'src'), join(dir, 'dist'), { recursive: true })
  rewriteEndings(join(dir, 'dist'))
  for (const file of ['LICENSE', 'NOTICE.md']) cpSync(join(root, file), join(dir, file))
  cpSync(join(root, room, 'README.md'), join(dir, 'README.md'))
  const manifest = toManifest(packed, (name) => readManifest(name))
  writeFileSync(join(dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  if (packed.bin) addCommand(dir, packed.bin)
}

/** The built scripts, and beside them the declarations that the entries reach. */
function assembleBundled({ room, entries, bundled }: Packed, emitted: string, dir: string): void {
  const from = join(emitted, room, 'src')
  const built = join(root, room, 'dist')
  const folders = bundled?.emitted ?? []
  cpSync(built, join(dir, 'dist'), { recursive: true, filter: (path) => isServed(path, built) })
  for (const file of [
    ...findDeclarations(from, entries),
    ...folders.flatMap((folder) => globSync(`${folder}/*.js`, { cwd: from })),
  ]) {
    cpSync(join(from, file), join(dir, 'dist', file))
  }
}

/** All but the stamps of the build. */
const isServed = (path: string, folder: string): boolean =>
  !/(^|\/)\.\w/.test(path.slice(folder.length))

/** The command, and the widget that it serves unless `WIDGET_DIR` names another. */
function addCommand(dir: string, bin: string): void {
  const widget = join(root, 'widget', 'dist')
  if (!existsSync(widget)) throw new Error('the widget is not built: npm run build')
  cpSync(widget, join(dir, 'widget'), {
    recursive: true,
    filter: (path) => isServed(path, widget),
  })
  const script = join(dir, bin)
  mkdirSync(dirname(script), { recursive: true })
  cpSync(join(root, 'scripts', 'pack', 'command.js'), script)
  chmodSync(script, 0o755)
}

// Our own package.json files: the fields that `toManifest` takes over.
function readManifest(room: string) {
  return JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'))
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
}

const emitted = mkdtempSync(join(tmpdir(), 'packages-'))
try {
  emit(emitted)
  for (const packed of PACKED) {
    assemble(packed, emitted)
    run(
      'npm',
      ['pack', '--pack-destination', target, '--loglevel=error'],
      join(target, packed.room),
    )
    process.stdout.write(`dist/packages/${packed.room}\n`)
  }
} finally {
  rmSync(emitted, { recursive: true })
}
