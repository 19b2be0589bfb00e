// Leaflet's own modules: from `leaflet` itself a bundler takes all 43 kB, from these 23 kB. They are
// typed by @types/leaflet.
declare module 'leaflet/src/map/index.js' {
  export { Map } from 'leaflet'
}
declare module 'leaflet/src/layer/tile/TileLayer.js' {
  export { TileLayer } from 'leaflet'
}
