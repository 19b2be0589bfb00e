import {
  anAccount,
  defaultTenants,
  type FaultOrder,
  type OrderSummary,
  type RunningSimulator,
  startSimulator,
} from '@courier-checkout/simulator'

/** The simulated courier, with several merchants' accounts at one courier company. */
export interface Courier {
  /** What a gateway's `COURIER_URL` is. */
  readonly apiUrl: string
  readonly courierCode: string
  readonly accounts: readonly { readonly login: string; readonly password: string }[]
  readonly simulator: RunningSimulator
  spoil(fault: FaultOrder): Promise<void>
  /** Ends every fault that still waits for its call. */
  calm(): Promise<void>
  orders(): Promise<readonly OrderSummary[]>
  /** Any of the simulator's own controls. */
  control(method: string, path: string, body?: unknown): Promise<Response>
  close(): Promise<void>
}

export interface CourierOptions {
  readonly accounts: number
  readonly points?: number
  /** 0: no limit. */
  readonly requestsPerHour?: number
}

const COURIER_CODE = '8'

export async function startCourier(options: CourierOptions): Promise<Courier> {
  const accounts = Array.from({ length: options.accounts }, (_, i) =>
    anAccount({ login: `merchant${i + 1}`, password: 'not-a-secret' }),
  )
  const [tenant] = defaultTenants()
  if (!tenant) throw new Error('the simulator has no tenant')
  const simulator = await startSimulator({
    tenants: [{ ...tenant, extra: COURIER_CODE, accounts }],
    switches: { requestsPerHour: options.requestsPerHour ?? 0 },
    points: options.points ?? 50,
  })
  const control = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${simulator.url}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response
  }

  return {
    apiUrl: `${simulator.url}/api/`,
    courierCode: COURIER_CODE,
    accounts,
    simulator,
    async spoil(fault) {
      await control('POST', '/faults', fault)
    },
    async calm() {
      await control('DELETE', '/faults')
    },
    async orders() {
      const response = await control('GET', '/orders')
      // The simulator's own answer, with its own type.
      return (await response.json()) as OrderSummary[]
    },
    control,
    close: simulator.close,
  }
}
