/** What can be made to go wrong with an answer. */
export const FAULT_KINDS = [
  'delay',
  'hang',
  'http500',
  'empty',
  'truncated',
  'garbage',
  'reset',
  'drip',
  'lost-hang',
  'lost-reset',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** A fault waiting for its calls. */
export interface ArmedFault {
  readonly id: string
  /** Name of the request's root element, or `*`. */
  readonly method: string
  readonly kind: FaultKind
  /** Only calls of this account; `null`: of all. */
  readonly login: string | null
  /** Calls to let pass first. */
  skip: number
  /** Calls still to be spoilt. */
  times: number
  /** Of `delay`, and between the pieces of `drip`. */
  readonly ms: number
}

export type FaultOrder = Pick<ArmedFault, 'method' | 'kind'> &
  Partial<Pick<ArmedFault, 'login' | 'skip' | 'times' | 'ms'>>

export interface ArmedFaults {
  arm(fault: FaultOrder): ArmedFault
  /** The fault that spoils this call, used up by one. */
  take(method: string, login: string): ArmedFault | undefined
  list(): readonly ArmedFault[]
  disarm(id: string): boolean
  clear(): void
}

export function createArmedFaults(): ArmedFaults {
  let armed: ArmedFault[] = []
  let count = 0

  return {
    arm({ method, kind, login = null, skip = 0, times = 1, ms = 1_000 }) {
      const fault = { id: `flt_${++count}`, method, kind, login, skip, times, ms }
      armed.push(fault)
      return fault
    },
    take(method, login) {
      for (const fault of armed) {
        if (fault.method !== '*' && fault.method !== method) continue
        if (fault.login !== null && fault.login !== login) continue
        if (fault.skip > 0) {
          fault.skip--
          continue
        }
        fault.times--
        if (fault.times <= 0) armed = armed.filter((other) => other !== fault)
        return fault
      }
      return undefined
    },
    list: () => armed,
    disarm(id) {
      const before = armed.length
      armed = armed.filter((fault) => fault.id !== id)
      return armed.length < before
    },
    clear() {
      armed = []
    },
  }
}
