/** A room of this repository that can be published. */
export interface Packed {
  readonly room: string
  /** What is reached from outside, below `src`: exports, commands, worker threads. */
  readonly entries: readonly string[]
  /** Export name → file below `dist`, without its ending. */
  readonly exports: Readonly<Record<string, string>>
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
]

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** The package.json that is published: what lies in `dist`, and exact versions of our own rooms. */
export function toManifest(
  { room, exports, bin, folders }: Packed,
  read: (room: string) => Manifest,
): object {
  const own = read(room)
  const [scope = ''] = own.name.split('/')
  const dependencies = Object.entries(own.dependencies).map(([name, range]) => {
    const [owner, other = ''] = name.split('/')
    return [name, owner === scope ? read(other).version : range]
  })
  const { devDependencies: _, exports: __, ...rest } = { devDependencies: {}, exports: {}, ...own }
  return {
    ...rest,
    exports: Object.fromEntries(
      Object.entries(exports).map(([name, file]) => [
        name,
        { types: `./dist/${file}.d.ts`, default: `./dist/${file}.js` },
      ]),
    ),
    ...(bin && { bin: { 'courier-checkout-gateway': bin } }),
    files: folders,
    dependencies: Object.fromEntries(dependencies),
  }
}
