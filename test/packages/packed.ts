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
 * An empty project that has the package and what it says it needs, and nothing else. What it needs
 * is linked from here: no registry is asked.
 */
export function installAlone(room: string): string {
  const project = mkdtempSync(join(tmpdir(), 'project-'))
  const { name, dependencies } = readManifest(room)
  const linked = Object.fromEntries(
    Object.keys(dependencies).map((needed) => [
      needed,
      `file:${join(ROOT, 'node_modules', needed)}`,
    ]),
  )
  const overrides = Object.fromEntries(Object.keys(linked).map((needed) => [needed, `$${needed}`]))
  const manifest = {
    name: 'empty',
    private: true,
    type: 'module',
    dependencies: { ...linked, [name]: `file:${toTarball(room)}` },
    overrides,
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest))
  runIn(project, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error'])
  return project
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
