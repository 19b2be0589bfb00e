import { DeliveryError, toOrderSum } from '@courier-checkout/api-client'
import type { Money } from '@courier-checkout/api-client/contract'
import type { ShippingDeps } from '../shipping/deps.ts'
import type { Shipment } from '../storage/shipments.ts'
import { drawLabel } from './label.ts'

/**
 * The label of a shipment that the courier has, as PDF bytes.
 *
 * @throws {DeliveryError} `conflict`: there is nothing to label yet; `unsupported`: the courier has
 * no form of its own.
 */
export async function printLabel(
  deps: ShippingDeps,
  shipment: Shipment,
  options: { readonly form: 'own' | 'courier'; readonly signal: AbortSignal },
): Promise<Uint8Array> {
  const { courierReference, state } = shipment
  if (state !== 'sent' || courierReference === null) {
    throw new DeliveryError('conflict', `${shipment.reference} is ${state}: there is no label`)
  }
  if (options.form === 'own') return printOwn(deps, shipment, courierReference)

  const provider = await deps.directory.provider(shipment.merchantId)
  if (!provider.printLabel) {
    throw new DeliveryError('unsupported', 'this courier’s own form is not available')
  }
  return provider.printLabel(courierReference, { signal: options.signal })
}

async function printOwn(
  { directory }: ShippingDeps,
  shipment: Shipment,
  number: string,
): Promise<Uint8Array> {
  const { draft, barcode, waybill } = shipment
  const installation = await directory.findInstallation(shipment.installationId)
  const sender = [draft.sender?.company, draft.sender?.name, draft.sender?.address]
  const from = sender.filter(Boolean).join(', ') || (installation?.shopUrl ?? '')
  return drawLabel({
    number,
    barcode: barcode ?? waybill ?? number,
    waybill,
    from: from.replace(/^https?:\/\//, ''),
    draft,
    parcels: draft.parcels.length || draft.parcelCount,
    toCollect: toCollect(shipment),
  })
}

/** The courier's own sum, where it told one; prepaid orders have nothing to collect. */
function toCollect({ draft, orderSum }: Shipment): Money | null {
  const amount = draft.payment === 'none' ? 0 : (orderSum ?? toOrderSum(draft))
  return amount > 0 ? { amount, currency: draft.currency } : null
}
