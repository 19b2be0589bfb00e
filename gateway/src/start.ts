import { mkdir } from 'node:fs/promises'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { composeGateway, type Gateway, type Parts } from './compose.ts'
import { type Config, ConfigError, type Environment, readConfig } from './config.ts'
import {
  closeGently,
  createHttpServer,
  HTTP_LIMITS,
  type HttpLimits,
  listen,
} from './http-server.ts'
import { loadGatewayKey } from './key-file.ts'
import { createSystemClock } from './lib/clock.ts'
import { createJsonLog } from './lib/json-log.ts'
import type { Database } from './storage/database.ts'
import { openPostgres } from './storage/postgres.ts'
import { openSqlite } from './storage/sqlite.ts'
import { readWidgetFiles, toWidgetVersion } from './widget-files.ts'

export interface RunningGateway {
  /** `http://127.0.0.1:9010` */
  readonly url: string
  readonly port: number
  /** Lets running requests end, then jobs and storage. */
  close(): Promise<void>
}

/**
 * The whole gateway from its environment: `PORT`, `DATA_DIR`, `COURIER_URL`, `COURIER_CODES` … as
 * `config.ts` lists them. `PORT` 0 takes a free one. Parts handed in replace its own.
 *
 * @throws {ConfigError} naming the variable that is wrong.
 */
export async function startGateway(
  environment: Environment,
  given: Partial<Pick<Parts, 'fetch' | 'clock' | 'log' | 'shipping'>> & {
    readonly http?: Partial<HttpLimits>
  } = {},
): Promise<RunningGateway> {
  const config = readConfig(environment)
  const gatewayKey = config.gatewayKey ?? (await loadGatewayKey(config.dataDir))
  const clock = given.clock ?? createSystemClock()
  const { log = createOutput(config, clock.now), fetch = globalThis.fetch } = given
  const db = await openDatabase(config)
  const server = createHttpServer({ ...HTTP_LIMITS, ...given.http })
  try {
    const port = await listen(server, config)
    const url = `http://${toHost(config.host)}:${port}`
    const gateway = await composeGateway(
      { ...config, publicUrl: config.publicUrl ?? url },
      {
        ...{ ...given, db, gatewayKey, fetch, clock, log },
        previousKey: config.previousKey,
        widget: await loadWidget(config),
      },
    )
    await gateway.startJobs()
    const answer = getRequestListener(gateway.app.fetch)
    server.on('request', (incoming, outgoing) => {
      if (!gateway.answerAtOnce(incoming, outgoing)) void answer(incoming, outgoing)
    })
    return { url, port, close: () => closeAll(server, gateway, db) }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    await db.close()
    throw error
  }
}

/** Whoever waits longer for an answer has waited long enough. */
const PATIENCE_MS = 10_000

const toHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

const createOutput = ({ logLevel }: Config, now: () => Date): Parts['log'] =>
  createJsonLog({ write: (line) => process.stdout.write(line), now, level: logLevel })

/** Requests first, because they still need everything else. */
async function closeAll(server: Server, gateway: Gateway, db: Database): Promise<void> {
  gateway.refuseWork()
  await closeGently(server, PATIENCE_MS)
  await gateway.close()
  await db.close()
}

/** @throws {ConfigError} saying which setting leads to no store, and what the store's engine says. */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
  try {
    if (databaseUrl !== null) return await openPostgres(databaseUrl)
    await mkdir(dataDir, { recursive: true })
    return await openSqlite(join(dataDir, 'gateway.sqlite'))
  } catch (cause) {
    const setting = databaseUrl === null ? `DATA_DIR ${dataDir}` : 'DATABASE_URL'
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError(`the store of ${setting} cannot be opened: ${why}`, { cause })
  }
}

async function loadWidget({ widgetDir }: Config): Promise<Parts['widget']> {
  if (widgetDir === null) return null
  const files = await readWidgetFiles(widgetDir)
  return { version: toWidgetVersion(files), files }
}
