import { Fragment } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { jsx, jsxs } from 'preact/jsx-runtime'
import type { Kit } from './kit.ts'
import { computed, signal } from './signal.ts'

export type InsideModule = typeof import('./inside/index.ts')
export type MapModule = typeof import('./map/index.ts')

/** The inside of a method: points, address, day, the way to a token. Asked for with the prices. */
export async function loadInside(): Promise<InsideModule> {
  return supply(await import('./inside/index.ts'))
}

/** The map, the full list, search and filters. */
export async function loadMap(): Promise<MapModule> {
  return supply(await import('./map/index.ts'))
}

/** Gives a part the Preact of the first script, so that it carries none. */
function supply<T extends { provide(kit: Kit): void }>(part: T): T {
  const hooks = { useState, useEffect, useLayoutEffect, useMemo, useRef }
  part.provide({ jsx, jsxs, Fragment, ...hooks, signal, computed })
  return part
}
