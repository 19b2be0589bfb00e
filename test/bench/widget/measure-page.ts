// Measures what a map costs the page it is in. Runs in the browser, before any other script.

/** What is used of Leaflet's map, ours or a rival's. */
interface LeafletMap {
  setView(centre: readonly [number, number], zoom: number, options: { animate: false }): void
  panBy(offset: readonly [number, number], options: { animate: false }): void
  getZoom(): number
}

export interface Exercise {
  /** Work of the main thread for each change of zoom and each pan, in milliseconds. */
  readonly zooms: readonly number[]
  readonly pans: readonly number[]
}

declare global {
  interface Window {
    /** Leaflet's map, whoever made it. */
    leafletMap?: LeafletMap
    measuring: {
      /** Work of the main thread from the call to the end of the frame it leads to. */
      work(change: () => void | Promise<void>): Promise<number>
      /** From the call to the end of the task it is made in, without the frame. */
      task(change: () => void): Promise<number>
      longest(): number
      forgetTasks(): void
      exercise(): Promise<Exercise>
      /** When something was drawn on a canvas: first and last, since `forgetDrawing`. */
      drawn(): { readonly first: number; readonly last: number }
      forgetDrawing(): void
    }
  }
}

const tasks: number[] = []
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration)
}).observe({ type: 'longtask' })

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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Resolves when the next frame has been drawn, with how long its making took. */
function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now()
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now() - start)
      port2.postMessage(null)
    })
  })
}

async function work(change: () => void | Promise<void>): Promise<number> {
  // Asked for first, so that everything the change asks of the frame is counted with it.
  const frame = nextFrame()
  const start = performance.now()
  await change()
  const sync = performance.now() - start
  return sync + (await frame)
}

/** Everything that the change does at once and by promises; then comes the next task. */
function task(change: () => void): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const start = performance.now()
    port1.onmessage = () => resolve(performance.now() - start)
    change()
    port2.postMessage(null)
  })
}

const CITIES = [
  [55.76, 37.62],
  [59.94, 30.31],
  [55.03, 82.92],
] as const
const PANS = [
  [250, 0],
  [0, 250],
  [-250, 0],
  [0, -250],
] as const
/** What was fetched meanwhile arrives, is read and drawn; its tasks are counted as tasks. */
const SETTLING_MS = 120

async function exercise(): Promise<Exercise> {
  const zooms: number[] = []
  const pans: number[] = []
  const map = window.leafletMap
  if (!map) throw new Error('there is no map')
  const zoomTo = async (centre: readonly [number, number], zoom: number): Promise<void> => {
    zooms.push(await work(() => map.setView(centre, zoom, { animate: false })))
    await pause(SETTLING_MS)
  }
  for (const city of CITIES) {
    await zoomTo([57, 60], 4)
    for (let zoom = 6; zoom <= 16; zoom += 2) {
      await zoomTo(city, zoom)
      if (zoom < 10) continue
      for (const offset of PANS) {
        pans.push(await work(() => map.panBy(offset, { animate: false })))
        await pause(SETTLING_MS)
      }
    }
    for (let zoom = 15; zoom >= 5; zoom -= 2) await zoomTo(city, zoom)
  }
  return { zooms, pans }
}

window.measuring = {
  work,
  task,
  exercise,
  longest: () => Math.max(0, ...tasks),
  forgetTasks() {
    tasks.length = 0
  },
  drawn: () => drawing,
  forgetDrawing() {
    drawing = { first: 0, last: 0 }
  },
}
