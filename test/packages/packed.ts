import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const PACKAGES = join(ROOT, 'dist', 'packages')

export function runIn(cwd: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status === 0) return stdout
  throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

// npm's own file; what is read of it is in every manifest.
export function readManifest(room: string): {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
} {
  return JSON.parse(readFileSync(join(PACKAGES, room, 'package.json'), 'utf8'))
}

export function toTarball(room: string): string {
  const { name, version } = readManifest(room)
  return join(PACKAGES, `${name.slice(1).replace('/', '-')}-${version}.tgz`)
}

/**
 * An empty project that has the package, what it says it needs and the `tools` it is tried with, and
 * nothing else. What is not ours is linked from here: no registry is asked.
 */
export function installAlone(room: string, tools: readonly string[] = []): string {
  const project = mkdtempSync(join(tmpdir(), 'project-'))
  const dependencies = Object.fromEntries([
    ...tools.map((name) => [name, toLink(name)] as const),
    ...collect(room),
  ])
  const { name: own } = readManifest(room)
  const others = Object.keys(dependencies).filter((name) => name !== own)
  const overrides = Object.fromEntries(others.map((name) => [name, `$${name}`]))
  const manifest = { name: 'empty', private: true, type: 'module', dependencies, overrides }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
  runIn(project, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error'])
  return project
}

const SCOPE = '@courier-checkout/'
const toLink = (name: string): string => `file:${join(ROOT, 'node_modules', name)}`

/** The room's tarball and, by what the manifests say, everything it needs. */
function collect(room: string): readonly (readonly [name: string, from: string])[] {
  const { name, dependencies } = readManifest(room)
  const needed = Object.keys(dependencies).flatMap((other) =>
    other.startsWith(SCOPE)
      ? collect(other.slice(SCOPE.length))
      : [[other, toLink(other)] as const],
  )
  return [[name, `file:${toTarball(room)}`], ...needed]
}

/** Starts a command and waits for the line that begins with `word`. */
export async function startUntil(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  word: string,
): Promise<{ readonly child: ChildProcess; readonly line: string }> {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith(word)) return { child, line }
  }
  throw new Error(`${program} ended before it said ${word}`)
}
