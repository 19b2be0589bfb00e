import { borrowed } from './lend.ts'

// In a built part, Preact and our signals resolve to this module (build.ts); in the map, also what the
// inside of a method has of its own. Laid ready before the part is fetched.
export const { jsx, jsxs, Fragment, options, signal, computed } = borrowed()
export const { useState, useEffect, useLayoutEffect, useMemo, useRef } = borrowed()
export const { createTranslate, findClosing, formatMinutes, isRoundClock, readHours } = borrowed()
export const { Bones, keepRows, PointLine, ru, toBarText, useValue } = borrowed()
