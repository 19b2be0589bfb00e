import { createHash } from 'node:crypto'
import { toBytes } from './sources.ts'
import type { Files } from './zip.ts'

/** What a PHP array may hold here; a `Map` keeps numbers as keys apart from lists. */
export type PhpValue = string | number | boolean | null | readonly PhpValue[] | PhpTable
export interface PhpTable {
  readonly [key: string]: PhpValue
}

/** An object that MODX makes from the package. */
export interface Piece {
  readonly class: string
  readonly uniqueKey: string | readonly string[]
  readonly nativeKey: PhpValue
  /** Whether the key itself is the package's, and not the database's. */
  readonly keepsKey?: boolean
  readonly fields: PhpTable
  readonly related?: Readonly<Record<string, readonly Piece[]>>
}

export interface Vehicle extends Piece {
  /** Folders that are copied: PHP that gives where to, and the files below the folder's name. */
  readonly folders?: readonly {
    readonly target: string
    readonly name: string
    readonly files: Files
  }[]
  /** PHP that runs at install, upgrade and removal, by name. */
  readonly scripts?: Readonly<Record<string, Uint8Array>>
}

export interface TransportPackage {
  readonly namespace: string
  /** MODX 3 names its classes with their namespace: `MODX\\Revolution\\modMenu`. */
  readonly modx: 2 | 3
  /** `couriercheckout-0.1.0-pl`: also the folder in the zip. */
  readonly signature: string
  readonly attributes: PhpTable
  readonly vehicles: readonly Vehicle[]
}

const VEHICLES = {
  2: { vehicle_package: 'transport', vehicle_class: 'xPDOObjectVehicle' },
  3: { vehicle_package: '', vehicle_class: 'xPDO\\Transport\\xPDOObjectVehicle' },
}

/**
 * Files of a transport package of MODX, written without MODX: a manifest, a `.vehicle` for each object,
 * what is copied and what is run beside it.
 */
export function createTransport(pack: TransportPackage): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const listed = pack.vehicles.map((vehicle) => addVehicle(files, pack, vehicle))
  files.set(
    `${pack.signature}/manifest.php`,
    toPhp({
      'manifest-version': '1.1',
      'manifest-attributes': pack.attributes,
      'manifest-vehicles': listed,
    }),
  )
  return files
}

function addVehicle(
  files: Map<string, Uint8Array>,
  pack: TransportPackage,
  vehicle: Vehicle,
): PhpTable {
  const id = hash(`${pack.namespace} ${vehicle.class} ${JSON.stringify(vehicle.nativeKey)}`)
  const folder = vehicle.class.replaceAll('\\', '/')
  const filename = `${folder}/${id}.vehicle`
  const base = `${pack.signature}/${folder}/${id}`
  const resolvers: PhpValue[] = []
  for (const [n, { target, name, files: copied }] of (vehicle.folders ?? []).entries()) {
    for (const [path, bytes] of copied) files.set(`${base}/${n}/${name}/${path}`, bytes)
    const body = { source: `${base}/${n}/`, target, name }
    resolvers.push({ type: 'file', body: JSON.stringify(body) })
  }
  for (const [name, code] of Object.entries(vehicle.scripts ?? {})) {
    const source = `${base}.resolve.${name}.resolver`
    files.set(source, code)
    resolvers.push({ type: 'php', body: JSON.stringify({ source, type: 'php', name }) })
  }
  const shared = {
    ...VEHICLES[pack.modx],
    class: vehicle.class,
    guid: hash(`guid ${id}`),
    native_key: vehicle.nativeKey,
    namespace: pack.namespace,
  }
  files.set(
    `${pack.signature}/${filename}`,
    toPhp({
      ...describe(vehicle),
      ...shared,
      package: pack.modx === 2 ? 'modx' : '',
      signature: id,
      resolve: resolvers.length > 0 ? resolvers : null,
      validate: null,
    }),
  )
  return { ...shared, filename }
}

/** The part that an object has alone and within another. */
function describe(piece: Piece): PhpTable {
  const related = Object.entries(piece.related ?? {})
  return {
    unique_key: piece.uniqueKey,
    preserve_keys: piece.keepsKey ?? false,
    update_object: true,
    object: JSON.stringify(piece.fields),
    ...(related.length > 0 && {
      related_objects: Object.fromEntries(
        related.map(([name, pieces]) => [name, Object.fromEntries(pieces.map(toRelated))]),
      ),
      related_object_attributes: attributesOf(piece),
    }),
  }
}

function toRelated(piece: Piece): [string, PhpTable] {
  const id = hash(
    `${piece.class} ${JSON.stringify(piece.nativeKey)} ${JSON.stringify(piece.fields)}`,
  )
  const own = {
    class: piece.class,
    guid: hash(`guid ${id}`),
    native_key: piece.nativeKey,
    signature: id,
  }
  return [id, { ...describe(piece), ...own }]
}

/** How MODX finds again what an earlier version made, for objects at every depth. */
function attributesOf(piece: Piece): PhpTable {
  const entries = Object.entries(piece.related ?? {}).flatMap(([name, pieces]) => {
    const [first] = pieces
    if (!first) return []
    const own: PhpTable = {
      preserve_keys: first.keepsKey ?? false,
      update_object: true,
      unique_key: first.uniqueKey,
    }
    return [[name, own] as const, ...Object.entries(attributesOf(first))]
  })
  return Object.fromEntries(entries)
}

function toPhp(value: PhpTable): Uint8Array {
  return toBytes(`<?php return ${write(value)};\n`)
}

function write(value: PhpValue): string {
  if (value === null) return 'null'
  if (typeof value === 'string') {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  }
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `array(${value.map((item: PhpValue) => write(item)).join(',')})`
  const pairs = Object.entries(value).map(([key, item]) => `${write(key)}=>${write(item)}`)
  return `array(${pairs.join(',')})`
}

function hash(text: string): string {
  return createHash('md5').update(text).digest('hex')
}
