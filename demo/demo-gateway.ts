import { join } from 'node:path'
import { type RunningGateway, startGateway } from '@courier-checkout/gateway'
import { CannotStart, explain } from './listening.ts'

export interface DemoGateway {
  readonly url: string
  start(): Promise<void>
  stop(): Promise<void>
}

export interface DemoGatewayOptions {
  readonly host: string
  /** 0 takes a free one, and keeps it. */
  readonly port: number
  readonly dataDir: string
  readonly courierUrl: string
}

const WIDGET_DIR = join(import.meta.dirname, '..', 'widget', 'dist')
/** The courier ties its express level to one network; an operator would say the same. */
const TENANTS = { 8814: { name: 'Маяк', serviceLevelOperators: { 2: '33' } }, 8: {} }

/** A gateway that can go away and come back, as in an outage. */
export async function openDemoGateway(options: DemoGatewayOptions): Promise<DemoGateway> {
  const first = await open(options)
  let running: RunningGateway | null = first
  return {
    url: first.url,
    async start() {
      running ??= await open({ ...options, port: first.port })
    },
    async stop() {
      await running?.close()
      running = null
    },
  }
}

async function open({
  host,
  port,
  dataDir,
  courierUrl,
}: DemoGatewayOptions): Promise<RunningGateway> {
  try {
    return await startGateway({
      HOST: host,
      PORT: String(port),
      DATA_DIR: join(dataDir, 'gateway'),
      COURIER_URL: courierUrl,
      TENANTS: JSON.stringify(TENANTS),
      WIDGET_DIR,
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      LOG_LEVEL: 'error',
    })
  } catch (error) {
    throw new CannotStart(explain(error, port), { cause: error })
  }
}
