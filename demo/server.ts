import { resolve } from 'node:path'
import { CannotStart } from './listening.ts'
import type { TileSource } from './site.ts'
import { startDemo } from './start-demo.ts'

const { PORT = '8080', HOST = '127.0.0.1', DATA_DIR } = process.env
const dataDir = resolve(DATA_DIR ?? `${import.meta.dirname}/../.data/demo`)

try {
  const demo = await startDemo({
    port: readPort(PORT),
    host: HOST,
    dataDir,
    tiles: readTiles(process.env),
  })
  process.stdout.write(
    [
      '',
      `Shop             ${demo.url}/`,
      `Merchant         ${demo.url}/admin`,
      `Courier’s desk   ${demo.url}/courier/`,
      `Gateway          ${demo.gatewayUrl}`,
      `Data             ${dataDir}`,
      '',
      'Stop with Ctrl+C; a restart keeps everything.',
      '',
    ].join('\n'),
  )
  if (demo.connectionProblem !== null) {
    process.stderr.write(
      `The shop is not connected (${demo.connectionProblem}): see ${demo.url}/admin/settings\n`,
    )
  }
  const stop = (): void => {
    demo.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exit(1)
}

/** The gateway takes the next one, so the last port of all is no choice. */
function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_535) return port
  throw new CannotStart(`PORT must be a number from 0 to 65534, and is “${text}”.`)
}

function readTiles(environment: Readonly<Record<string, string | undefined>>): TileSource | null {
  const { TILES_URL: url, TILES_ATTRIBUTION: attribution } = environment
  if (!url) return null
  const isTemplate = ['{z}', '{x}', '{y}'].every((part) => url.includes(part))
  if (!isTemplate || !/^https?:\/\//.test(url)) {
    throw new CannotStart('TILES_URL must be like https://tiles.example/{z}/{x}/{y}.png')
  }
  if (!attribution) {
    throw new CannotStart('TILES_ATTRIBUTION must name whose map it is: their licence asks for it.')
  }
  return { url, attribution }
}
