// What a page's own scripts cannot tell: its map, and when it drew. Runs in the browser, before them.

/** What is used of Leaflet's map, ours or a rival's. */
interface LeafletMap {
  setView(centre: readonly [number, number], zoom: number, options: { animate: false }): void
  panBy(offset: readonly [number, number], options: { animate: false }): void
  getZoom(): number
}

declare global {
  interface Window {
    /** Leaflet's map, whoever made it. */
    leafletMap?: LeafletMap
    measuring: {
      /** Resolves when the next frame has been drawn. */
      painted(): Promise<void>
      /** When something was drawn on a canvas: first and last, since `forgetDrawing`. */
      drawn(): { readonly first: number; readonly last: number }
      forgetDrawing(): void
    }
  }
}

// The one place where every Leaflet map can be met without a word to its maker: it keeps its
// container under this name.
Object.defineProperty(Object.prototype, '_container', {
  configurable: true,
  get: () => undefined,
  set(this: object, value: unknown) {
    Object.defineProperty(this, '_container', { value, writable: true, configurable: true })
    // Layers and controls keep a container too, and have no view of their own.
    if ('setView' in this) window.leafletMap = this as LeafletMap
  },
})

let drawing = { first: 0, last: 0 }
for (const name of ['fill', 'fillRect', 'fillText', 'drawImage', 'stroke'] as const) {
  const { prototype } = CanvasRenderingContext2D
  const draw = prototype[name] as (...args: unknown[]) => void
  Object.assign(prototype, {
    [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
      // Sprites are drawn beside the page; a map's canvas is in it.
      if (this.canvas.isConnected) {
        const now = performance.now()
        drawing = { first: drawing.first || now, last: now }
      }
      draw.apply(this, args)
    },
  })
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      // Delivered after the frame.
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  })
}

window.measuring = {
  painted,
  drawn: () => drawing,
  forgetDrawing() {
    drawing = { first: 0, last: 0 }
  },
}
