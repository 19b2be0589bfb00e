import type { Fragment as PreactFragment } from 'preact'
import type * as Hooks from 'preact/hooks'
import type * as Jsx from 'preact/jsx-runtime'
import type * as Signals from './signal.ts'

/** What a part that is fetched later borrows from the first script, so that it carries no second one. */
export interface Kit {
  readonly jsx: typeof Jsx.jsx
  readonly jsxs: typeof Jsx.jsxs
  readonly Fragment: typeof PreactFragment
  readonly useState: typeof Hooks.useState
  readonly useEffect: typeof Hooks.useEffect
  readonly useLayoutEffect: typeof Hooks.useLayoutEffect
  readonly useMemo: typeof Hooks.useMemo
  readonly useRef: typeof Hooks.useRef
  readonly signal: typeof Signals.signal
  readonly computed: typeof Signals.computed
}

// In a built part, Preact, its hooks and our signals resolve to this module (build.ts).
export let jsx: Kit['jsx']
export let jsxs: Kit['jsxs']
export let Fragment: Kit['Fragment']
export let useState: Kit['useState']
export let useEffect: Kit['useEffect']
export let useLayoutEffect: Kit['useLayoutEffect']
export let useMemo: Kit['useMemo']
export let useRef: Kit['useRef']
export let signal: Kit['signal']
export let computed: Kit['computed']

/** Called once, before anything of the part is drawn. */
export function provide(kit: Kit): void {
  ;({ jsx, jsxs, Fragment, useState, useEffect, useLayoutEffect, useMemo, useRef } = kit)
  ;({ signal, computed } = kit)
}
