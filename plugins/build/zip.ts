import { crc32 } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'

/** Files of an archive by path, in any order. */
export type Files = ReadonlyMap<string, Uint8Array>

const DAYS = 7_000
const SECONDS = 3_600
const READABLE_FILE = 0o100644 << 16
const UNIX = 3

/** The archive's bytes: the same files give the same bytes, on any machine. */
export function createZip(files: Files): Uint8Array {
  const sorted: Zippable = {}
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)
    if (bytes)
      sorted[path] = [bytes, { mtime: dateOf(bytes), os: UNIX, attrs: READABLE_FILE, level: 9 }]
  }
  return zipSync(sorted)
}

/**
 * Of the content, so that equal input gives equal bytes, and so that a file that changed has another date: most shops
 * unpack with the archive's dates, and PHP compiles a file anew only when its date is another. At noon, which every
 * time zone has on every day.
 */
function dateOf(bytes: Uint8Array): Date {
  const hash = crc32(bytes)
  return new Date(2000, 0, 1 + (hash % DAYS), 12, 0, Math.floor(hash / DAYS) % SECONDS)
}
