import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadBrand } from './brand.ts'
import { PLATFORMS } from './platforms.ts'
import { ROOT } from './sources.ts'

/** What the build reads; everything else of the repository stays where it is. */
const SOURCES = ['plugins', 'widget/dist', 'brands', 'LICENSE', 'NOTICE.md', 'package.json']
const LONG_AGO = new Date('2003-04-05T06:07:08Z')

test('every archive has the same bytes elsewhere, at another time and for another user', {
  timeout: 300_000,
}, () => {
  const there = mkdtempSync(join(tmpdir(), 'build '))
  try {
    copyTo(there)
    build(ROOT, join(there, 'first'), { TZ: 'UTC', NODE_ENV: 'production' }, '022')
    build(there, join(there, 'second'), { TZ: 'Asia/Kamchatka', NODE_ENV: 'test' }, '077')

    const brand = loadBrand(join(ROOT, 'brands/default.json'))
    const archives = Object.values(PLATFORMS).map((platform) => platform.archive(brand))
    expect(archives.map((path) => digest(join(there, 'second', path)))).toEqual(
      archives.map((path) => digest(join(there, 'first', path))),
    )
  } finally {
    rmSync(there, { recursive: true })
  }
})

function copyTo(there: string): void {
  for (const path of SOURCES) {
    mkdirSync(join(there, path, '..'), { recursive: true })
    cpSync(join(ROOT, path), join(there, path), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(there, 'node_modules'))
  for (const path of globSync('{plugins,widget,brands}/**/*', { cwd: there })) {
    utimesSync(join(there, path), LONG_AGO, LONG_AGO)
  }
}

function build(from: string, to: string, env: Record<string, string>, umask: string): void {
  const command = 'umask "$1"; exec "$2" plugins/build.ts --out "$3"'
  const done = spawnSync('sh', ['-c', command, 'sh', umask, process.execPath, to], {
    cwd: from,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(done.stderr)
}

/** Size beside the digest, so that a difference says at once how large it is. */
function digest(path: string): string {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex')
  return `${statSync(path).size} bytes ${hash}`
}
