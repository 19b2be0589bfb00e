import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const standIn = join(dirname(fileURLToPath(import.meta.url)), 'src', 'map', 'leaflet-browser.ts')

/** What is so in every browser the widget runs in; the branches for others fall away. */
const TODAY: Readonly<Record<string, boolean>> = {
  any3d: true,
  passiveEvents: true,
  pointer: true,
  touch: true,
  edge: false,
  ie3d: false,
  ielt9: false,
  mobileOpera: false,
  msPointer: false,
}

/** Stands in for the long tap that is a right click elsewhere: nothing of ours hears one. */
const NO_TAP_HOLD = '\0no-tap-hold'

/** The map's own way to ask where the shopper is; ours asks once, by itself. */
const GEOLOCATION =
  /\/\/ @section Geolocation methods[\s\S]*?(?=\/\/ TODO Appropriate docs section)/

/** Leaflet without the browsers of 2010, and without the markup it wrote to look for them. */
export const leafletToday: Plugin = {
  name: 'leaflet-today',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!importer?.includes('/leaflet/src/')) return null
    if (id.endsWith('/Map.TapHold')) return NO_TAP_HOLD
    return /\/core\/Browser$|^\.\/Browser$/.test(id) ? standIn : null
  },
  load: (id) => (id === NO_TAP_HOLD ? 'export const TapHold = null' : null),
  transform(code, id) {
    if (!id.includes('/leaflet/src/')) return null
    return cutGeolocation(code, id).replace(/\bBrowser\.(\w+)\b/g, (whole, name: string) =>
      String(TODAY[name] ?? whole),
    )
  },
}

function cutGeolocation(code: string, id: string): string {
  if (!id.endsWith('/map/Map.js')) return code
  if (!GEOLOCATION.test(code))
    throw new Error('this version of Leaflet has its geolocation elsewhere')
  return code.replace(GEOLOCATION, '')
}
