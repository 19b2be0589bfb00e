import { loadShipment, type Shipment } from '../storage/shipments.ts'
import type { ShippingDeps } from './deps.ts'

/** Another process may do the work: its change is seen by looking, not by the bell. */
const LOOK_AGAIN_MS = 500

/**
 * The shipment as it stands when its work is done, or after `waitMs`. A next try that lies beyond
 * that is not waited for.
 */
export async function waitForWork(
  deps: ShippingDeps,
  shipment: Shipment,
  waitMs: number,
): Promise<Shipment> {
  const until = deps.clock.now().getTime() + waitMs
  for (let current = shipment; ; ) {
    const leftMs = until - deps.clock.now().getTime()
    if (leftMs <= 0 || !isWorkedOn(current, until)) return current
    // Listening begins before looking: what rings between a look and a wait would go unheard.
    const rung = deps.bell.wait(current.shipmentId, Math.min(leftMs, LOOK_AGAIN_MS))
    current = (await loadShipment(deps.db, current, current.shipmentId)) ?? current
    if (!isWorkedOn(current, until)) return current
    await rung
    current = (await loadShipment(deps.db, current, current.shipmentId)) ?? current
  }
}

function isWorkedOn(shipment: Shipment, until: number): boolean {
  const isLeased = shipment.leasedBy !== ''
  const isOpen = shipment.state === 'queued' || shipment.pending !== null
  return isOpen && (isLeased || (shipment.dueAt !== null && Date.parse(shipment.dueAt) <= until))
}
