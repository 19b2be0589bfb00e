import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const IMPORT = /(?:from|import\()\s*['"](\.{1,2}\/[\w./-]+)\.(?:ts|tsx|js)['"]/g

/** The declarations that entries reach by relative imports, as paths below `dir`. */
export function findDeclarations(dir: string, entries: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const queue = entries.map((entry) => entry.replace(/(\.d)?\.tsx?$/, '.d.ts'))
  for (const file of queue) {
    // Ambient declarations are written, not emitted: nobody outside needs them.
    if (found.has(file) || !existsSync(join(dir, file))) continue
    found.add(file)
    const text = readFileSync(join(dir, file), 'utf8')
    for (const [, path = ''] of text.matchAll(IMPORT))
      queue.push(`${join(dirname(file), path)}.d.ts`)
  }
  return [...found]
}
