// Stands in for Leaflet's own `core/Browser.js` (leaflet-today.ts), which writes markup into an element
// to find out what it runs on: pages that require trusted types stop that, and the map with it.

const agent = navigator.userAgent.toLowerCase()
const isChrome = agent.includes('chrome')

const browser = {
  chrome: isChrome,
  safari: !isChrome && agent.includes('safari'),
  mac: navigator.platform.startsWith('Mac'),
  linux: navigator.platform.startsWith('Linux'),
  mobile: 'orientation' in window || agent.includes('mobile'),
  touchNative: 'ontouchstart' in window,
  retina: window.devicePixelRatio > 1,
}

// biome-ignore lint/style/noDefaultExport: Leaflet imports it so
export default browser
