import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PostgresServer, startPostgres } from '../../postgres/server.ts'
import type { Courier } from './courier.ts'
import { createGatewayProcess, type GatewayProcess } from './gateway-process.ts'

export type Engine = 'embedded' | 'postgres'

/** The gateway under trial: one process on the embedded store, or several that share PostgreSQL. */
export interface Gateways {
  readonly processes: readonly [GatewayProcess, ...GatewayProcess[]]
  /** `null` on the embedded engine. */
  readonly postgres: PostgresServer | null
  stop(): Promise<void>
}

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

export async function startGateways(
  courier: Courier,
  options: {
    readonly engine: Engine
    readonly processes: number
    readonly name: string
    readonly environment?: Readonly<Record<string, string>>
    /** Instead of the gateway's own `main.ts`. */
    readonly main?: string
  },
): Promise<Gateways> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gateway-'))
  const postgres = options.engine === 'postgres' ? await startPostgres({ durable: true }) : null
  const environment = {
    DATA_DIR: dataDir,
    COURIER_URL: courier.apiUrl,
    // Raised alike in gateway and simulator: what is tried here is not the courier's limit.
    TENANTS: JSON.stringify({ [courier.courierCode]: { requestsPerHour: 1_000_000 } }),
    GATEWAY_KEY: randomBytes(32).toString('base64'),
    ALLOW_PRIVATE_WEBHOOKS: 'true',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    ...options.environment,
  }
  const create = (i: number): Promise<GatewayProcess> =>
    createGatewayProcess({
      environment,
      logFile: join(ROOT, '.cache', 'chaos', `${options.name}-${options.engine}-${i + 1}.log`),
      ...(options.main === undefined ? {} : { main: options.main }),
    })
  const rest = Array.from({ length: options.processes - 1 }, (_, i) => create(i + 1))
  const processes = [await create(0), ...(await Promise.all(rest))] as const
  await Promise.all(processes.map((process) => process.start()))

  return {
    processes: [...processes],
    postgres,
    async stop() {
      await Promise.all(processes.map((process) => process.stop()))
      await postgres?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
