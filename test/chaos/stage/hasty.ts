import { fileURLToPath } from 'node:url'

const SETTINGS = {
  leaseMs: 3_000,
  courierCallMs: 1_500,
  retry: { firstMs: 200, maxMs: 1_000 },
  poll: { minMs: 200, maxMs: 1_000 },
  idleMs: 100,
}

/** A gateway that waits seconds where the real one waits minutes; nothing else differs. */
export const HASTY = {
  main: fileURLToPath(new URL('./hasty-main.ts', import.meta.url)),
  environment: { SHIPPING: JSON.stringify(SETTINGS) },
}
