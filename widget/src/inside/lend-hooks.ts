import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { lend } from '../lend.ts'

/** To the map, which is fetched later still. */
export function lendHooks(): void {
  lend({ useEffect, useLayoutEffect, useMemo, useRef, useState })
}
