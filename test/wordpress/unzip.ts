import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

/** Unpacks a zip below `dir`. */
export async function unzipInto(
  dir: string,
  zip: Uint8Array,
  rename: (path: string) => string = (path) => path,
): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const to = join(dir, rename(path))
    if (path.endsWith('/')) {
      await mkdir(to, { recursive: true })
    } else {
      await mkdir(dirname(to), { recursive: true })
      await writeFile(to, bytes)
    }
  }
}
