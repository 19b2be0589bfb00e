import type { PickupPoint } from '@courier-checkout/api-client'
import type { PointRow } from '@courier-checkout/api-client/contract'

/** What lists show of a point. */
export function toPointRow(point: PickupPoint): PointRow {
  return {
    code: point.code,
    name: point.name,
    address: point.address,
    latitude: point.latitude,
    longitude: point.longitude,
    operatorCode: point.operator?.code ?? null,
    hours: point.hours,
    maxWeightGrams: point.maxWeightGrams,
    accepts: point.accepts,
    isLocker: point.isLocker,
  }
}
