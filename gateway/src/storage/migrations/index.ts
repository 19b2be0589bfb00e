import type { Migration } from '../migrate.ts'
import { migration0001 } from './0001-installations.ts'
import { migration0002 } from './0002-shipping.ts'
import { migration0003 } from './0003-sharing.ts'
import { migration0004 } from './0004-keeping.ts'

/** Every step of the schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
]
