import type { Engine } from './gateways.ts'

/** A gateway to be tried: its engine, and how many processes share it. */
export interface Setup {
  readonly engine: Engine
  readonly processes: number
}

const EMBEDDED: Setup = { engine: 'embedded', processes: 1 }
const POSTGRES: Setup = { engine: 'postgres', processes: 3 }

/** What `--engine` names: one of them, or `both`. */
export function setupsOf(word: string): readonly Setup[] {
  if (word === 'both') return [EMBEDDED, POSTGRES]
  return [word === 'postgres' ? POSTGRES : EMBEDDED]
}

/** `3 gateway processes`. */
export function countProcesses({ processes }: Setup): string {
  return `${processes} gateway ${processes === 1 ? 'process' : 'processes'}`
}
