import type { Town } from './domain/address.ts';
import type { PickupPoint, PickupPointQuery } from './domain/pickup-point.ts';
import type { Rate, RateRequest, ServiceLevel } from './domain/rate.ts';
import type { Created, FoundInstead, FoundShipment, ShipmentDraft } from './domain/shipment.ts';
import type { TrackingEvent } from './domain/tracking.ts';
/** Travels with every call. Aborting it rejects with the signal's own reason. */
export interface Call {
    readonly signal: AbortSignal;
    /** Named in logs of every hop. */
    readonly requestId?: string | undefined;
    /** Default `server`. What browsers cause may spend at most half of an account's hour. */
    readonly budget?: 'browser' | 'server' | undefined;
}
/** A number and a draft. The caller chose the number and wrote the attempt down before this call. */
export interface NumberedDraft {
    readonly courierReference: string;
    readonly draft: ShipmentDraft;
}
/** A parcel that changed since the feed was last acknowledged, with all it went through. */
export interface TrackedShipment {
    readonly courierReference: string;
    readonly courierId: string;
    readonly waybill: string | null;
    readonly barcode: string | null;
    /** Oldest first. The last one is the present state. */
    readonly events: readonly TrackingEvent[];
}
/** A page of the change feed. Store it, then acknowledge; read again until it is empty. */
export interface FeedPage {
    readonly shipments: readonly TrackedShipment[];
    /** Present when there is something to acknowledge. Call only after the page is stored. */
    readonly acknowledge: ((call: Call) => Promise<void>) | null;
}
export interface TownQuery {
    readonly startsWith?: string | undefined;
    readonly contains?: string | undefined;
    readonly code?: string | undefined;
    readonly postcode?: string | undefined;
    readonly regionCode?: string | undefined;
    readonly country?: string | undefined;
    readonly page?: {
        readonly from: number;
        readonly count: number;
    } | undefined;
}
export interface Street {
    readonly name: string;
    readonly shortName: string;
    readonly typeName: string;
}
/** Goods kept in the courier's warehouse. */
export interface WarehouseItem {
    readonly code: string;
    readonly article: string;
    readonly barcode: string;
    readonly name: string;
    readonly quantity: number;
    readonly reserved: number;
}
/**
 * What a courier must be able to do, for one merchant account. Optional methods are its
 * capabilities: a courier that cannot cancel simply has no `cancelShipment`.
 * Judged against a second, unlike courier in docs/decisions/0003-provider-port-and-cdek.md.
 *
 * @throws {DeliveryError} only `courier_*`, `out_of_coverage`, `not_deliverable`, `rate_limited`
 * or `unsupported`; a transport error never leaks. The caller's own abort comes back as itself.
 */
export interface CourierProvider {
    readonly id: string;
    /** The merchant's code at the courier. Throws `courier_credentials` when it does not let us in. */
    checkAccount(call: Call): Promise<{
        readonly merchantCode: string;
    }>;
    serviceLevels(call: Call): Promise<readonly ServiceLevel[]>;
    /** One rate per possible service level. Empty: nothing is possible. */
    quote(request: RateRequest, call: Call): Promise<readonly Rate[]>;
    /**
     * Hands a shipment over at most once: never repeats a send by itself. After a lost answer or a
     * duplicate number it looks the number up and says what stands there; a lost answer with nothing
     * there is `courier_unavailable` with `details.sent: 'unknown'`. With `details.sent: 'no'` no
     * connection was made at all: sending the same again is safe. A refusal with
     * `details.duplicate: true`: the number exists, and the courier shows no order under it.
     */
    createShipment(order: NumberedDraft, call: Call): Promise<Created | FoundInstead>;
    /**
     * What stands under the number; `null`: nothing. A courier that validates after it accepted may
     * throw `courier_rejected` here: the number stands for an order it refused later.
     */
    findShipment(courierReference: string, call: Call): Promise<FoundShipment | null>;
    editShipment?(order: NumberedDraft, call: Call): Promise<void>;
    cancelShipment?(courierReference: string, call: Call): Promise<void>;
    track(courierReference: string, call: Call): Promise<TrackedShipment | null>;
    /** What changed since the last acknowledgement of this reader. */
    changes?(feed: {
        readonly streamId: string;
    }, call: Call): Promise<FeedPage>;
    /** The reference and courier's id a webhook body speaks of; `null`: not ours to read. A hint only. */
    readHint?(body: string): {
        readonly courierReference: string;
    } | null;
    pickupPoints?(query: PickupPointQuery, call: Call): Promise<readonly PickupPoint[]>;
    /** The whole network, page by page as it arrives; never held in memory at once by the provider. */
    allPickupPoints?(call: Call): AsyncIterable<readonly PickupPoint[]>;
    towns?(query: TownQuery, call: Call): Promise<readonly Town[]>;
    streets?(query: {
        readonly townCode: string;
        readonly contains: string;
    }, call: Call): Promise<readonly Street[]>;
    warehouseItems?(query: {
        readonly articles: readonly string[];
    }, call: Call): Promise<readonly WarehouseItem[]>;
    /**
     * The courier's own form as PDF bytes. Still being made when the call ends:
     * `courier_unavailable` with `details.retryAfterMs`.
     */
    printLabel?(courierReference: string, call: Call): Promise<Uint8Array>;
}
