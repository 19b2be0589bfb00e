export { FAULT_KINDS, type FaultKind, type FaultOrder } from './armed-faults.ts'
export type { OrderSummary } from './control/orders.ts'
export {
  type Account,
  anAccount,
  DEFAULT_SWITCHES,
  defaultTenants,
  type ServiceLevel,
  type Switches,
  type Tenant,
} from './options.ts'
export { TOWNS, type Town } from './places/towns.ts'
export { type RunningSimulator, type StartOptions, startSimulator } from './server.ts'
export { createSimulator, type Simulator, type SimulatorOptions } from './simulator.ts'
export type { World } from './world.ts'
