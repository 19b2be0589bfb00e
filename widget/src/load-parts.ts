import { Fragment, options } from 'preact'
import { jsx, jsxs } from 'preact/jsx-runtime'
import { lend } from './lend.ts'
import { computed, signal } from './signal.ts'

export type InsideModule = typeof import('./inside/index.ts')
export type MapModule = typeof import('./map/index.ts')

/** The inside of a method: points, address, day, the way to a token. Asked for with the prices. */
export async function loadInside(): Promise<InsideModule> {
  lend({ jsx, jsxs, Fragment, options, signal, computed })
  const inside = await import('./inside/index.ts')
  inside.lendToMap()
  return inside
}

/** The map, the full list, search and filters. */
export function loadMap(): Promise<MapModule> {
  return import('./map/index.ts')
}
