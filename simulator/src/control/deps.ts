import type { Webhooks } from '../webhooks.ts'
import type { World } from '../world.ts'

export interface ControlDeps {
  readonly world: World
  readonly webhooks: Webhooks
}
