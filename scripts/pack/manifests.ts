/** A room of this repository that can be published. */
export interface Packed {
  readonly room: string
  /** What is reached from outside, below `src`: exports, commands, worker threads. */
  readonly entries: readonly string[]
  /** Export name → file below `dist`, without its ending; or the declaration and the script apart. */
  readonly exports: Readonly<Record<string, string | { types: string; script: string }>>
  /**
   * Its scripts are built already, with all they need inside: only declarations and these emitted
   * folders go along, and of the packages only those that declarations speak of.
   */
  readonly bundled?: {
    readonly emitted: readonly string[]
    readonly dependencies: readonly string[]
    /** Scripts that do something when they are imported. */
    readonly sideEffects: readonly string[]
  }
  /** The file of the command named like the package, without its scope. */
  readonly bin?: string
  readonly folders: readonly string[]
}

export const PACKED: readonly Packed[] = [
  {
    room: 'api-client',
    entries: ['index.ts', 'contract/index.ts'],
    exports: { '.': 'index', './contract': 'contract/index' },
    folders: ['dist', 'NOTICE.md'],
  },
  {
    room: 'gateway',
    entries: ['index.ts', 'main.ts', 'storage/sqlite-worker.ts', 'dataset/pack-worker.ts'],
    exports: { '.': 'index' },
    bin: 'bin/courier-checkout-gateway.js',
    folders: ['dist', 'bin', 'widget', 'NOTICE.md'],
  },
  {
    room: 'widget',
    entries: [
      'index.ts',
      'auto.ts',
      'wrappers/react.ts',
      'wrappers/vue.ts',
      'modules.d.ts',
      'map/leaflet-src.d.ts',
    ],
    exports: {
      '.': 'index',
      './auto': { types: 'auto', script: 'courier-checkout' },
      './react': 'wrappers/react',
      './vue': 'wrappers/vue',
    },
    bundled: {
      emitted: ['wrappers'],
      dependencies: ['@courier-checkout/api-client'],
      sideEffects: ['./dist/courier-checkout.js', './dist/courier-checkout.classic.js'],
    },
    folders: ['dist', 'NOTICE.md'],
  },
]

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** The package.json that is published: what lies in `dist`, and exact versions of our own rooms. */
export function toManifest(packed: Packed, read: (room: string) => Manifest): object {
  const { room, exports, bin, bundled, folders } = packed
  const own = read(room)
  const [scope = ''] = own.name.split('/')
  const wanted = bundled
    ? bundled.dependencies.map((name) => [name, own.devDependencies?.[name] ?? '*'] as const)
    : Object.entries(own.dependencies)
  const dependencies = wanted.map(([name, range]) => {
    const [owner, other = ''] = name.split('/')
    return [name, owner === scope ? read(other).version : range]
  })
  return {
    ...dropOwn(own),
    ...(bundled && { sideEffects: bundled.sideEffects }),
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, file]) => [name, toExport(file)]),
    ),
    ...(bin && { bin: { 'courier-checkout-gateway': bin } }),
    files: folders,
    dependencies: Object.fromEntries(dependencies),
  }
}

/** Without what is only true of the room in this repository. */
function dropOwn(own: Manifest): object {
  const here = new Set(['devDependencies', 'exports', 'scripts'])
  return Object.fromEntries(Object.entries(own).filter(([field]) => !here.has(field)))
}

function toExport(file: Packed['exports'][string]): object {
  const { types, script } = typeof file === 'string' ? { types: file, script: file } : file
  return { types: `./dist/${types}.d.ts`, default: `./dist/${script}.js` }
}
