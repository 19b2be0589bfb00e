import { borrowed } from './lend.ts'

// In a built part, Preact and our signals resolve to this module (build.ts); in the map, the hooks too.
// Laid ready by `load-parts.ts` before the part is fetched.
export const { jsx, jsxs, Fragment, options, signal, computed } = borrowed()
export const { useState, useEffect, useLayoutEffect, useMemo, useRef } = borrowed()
