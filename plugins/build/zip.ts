import { type Zippable, zipSync } from 'fflate'

/** Files of an archive by path, in any order. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Before this, a zip cannot say a date; the same for every file, so that equal input gives equal bytes. */
const SOME_DAY = new Date('2000-01-01T00:00:00')
const READABLE_FILE = 0o100644 << 16
const UNIX = 3

/** The archive's bytes: the same files give the same bytes, on any machine. */
export function createZip(files: Files): Uint8Array {
  const sorted: Zippable = {}
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)
    if (bytes) sorted[path] = [bytes, { mtime: SOME_DAY, os: UNIX, attrs: READABLE_FILE, level: 9 }]
  }
  return zipSync(sorted)
}
