import { createHash } from 'node:crypto'
import { MANIFEST } from './build.ts'
import type { PackedFile } from './pack.ts'
import type { Packer } from './packer.ts'
import type { Shelf, ShelvedFile } from './shelf.ts'

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** Packs quickly what the shelf does not have; the rest is what it was, because its name is. */
export async function packNew(
  packer: Packer,
  built: Files,
  shelf: Shelf,
): Promise<{
  readonly files: ReadonlyMap<string, ShelvedFile>
  readonly fresh: readonly string[]
}> {
  const fresh: string[] = []
  const entries = await Promise.all(
    [...built].map(async ([name, body]) => {
      const known = name === MANIFEST ? null : shelf.find(name)
      if (known) return [name, known] as const
      fresh.push(name)
      return [name, toShelved(body, await packer.pack(body, 'quick'))] as const
    }),
  )
  return { files: new Map(entries), fresh }
}

/** Packs the new files as tight as can be, while the quick ones are already served. */
export async function perfect(
  packer: Packer,
  built: Files,
  { shelf, names }: { readonly shelf: Shelf; readonly names: readonly string[] },
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const body = built.get(name)
      if (body) shelf.repack(name, toShelved(body, await packer.pack(body, 'best')))
    }),
  )
}

/** Weak, because the same content is packed in several ways. */
function toShelved(body: Uint8Array<ArrayBuffer>, packed: PackedFile): ShelvedFile {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
  return { ...packed, etag: `W/"${hash}"` }
}
