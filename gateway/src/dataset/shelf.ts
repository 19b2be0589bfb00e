import { MANIFEST } from './build.ts'
import type { PackedFile } from './pack.ts'

export interface ShelvedFile extends PackedFile {
  readonly etag: string
}

/** The files of one courier that can be had now: the version in force and those before it. */
export interface Shelf {
  find(name: string): ShelvedFile | null
  has(name: string): boolean
  /** Puts a whole version in force. A file whose name is known is the same file and stays. */
  publish(files: ReadonlyMap<string, ShelvedFile>): void
  /** Changes how a file is packed, not what is in it. */
  repack(name: string, file: ShelvedFile): void
}

/** Manifests live a day in some caches, and lists are read anew every six hours. */
const VERSIONS_KEPT = 4

export function createShelf(): Shelf {
  let files: ReadonlyMap<string, ShelvedFile> = new Map()
  let versions: readonly ReadonlySet<string>[] = []

  return {
    find: (name) => files.get(name) ?? null,
    has: (name) => files.has(name),

    publish(next) {
      const names = new Set(next.keys())
      const isSame =
        versions[0]?.size === names.size && [...names].every((name) => versions[0]?.has(name))
      versions = [names, ...versions.slice(isSame ? 1 : 0)].slice(0, VERSIONS_KEPT)
      const wanted = new Set(versions.flatMap((version) => [...version]))
      // The manifest is the one name whose content changes.
      const kept = [...files].filter(([name]) => name !== MANIFEST && wanted.has(name))
      files = new Map([...next, ...kept])
    },

    repack(name, file) {
      if (files.get(name)?.etag === file.etag) files = new Map(files).set(name, file)
    },
  }
}
