import * as z from 'zod';
import { type Money } from './money.ts';
import type { TrackingEvent } from './tracking.ts';
export declare const Method: z.ZodEnum<{
    door: "door";
    locker: "locker";
    pickup_point: "pickup_point";
}>;
export type Method = z.infer<typeof Method>;
/** `{ date, from, to }` agreed for the door; `date` alone is allowed. */
export declare const DeliveryWindow: z.ZodReadonly<z.ZodObject<{
    date: z.ZodString;
    from: z.ZodOptional<z.ZodString>;
    to: z.ZodOptional<z.ZodString>;
}, z.core.$strip>>;
export type DeliveryWindow = z.infer<typeof DeliveryWindow>;
/** The person who receives. `phone` may hold several; a name or a company is needed. */
export declare const Recipient: z.ZodReadonly<z.ZodObject<{
    name: z.ZodString;
    company: z.ZodOptional<z.ZodString>;
    phone: z.ZodString;
    email: z.ZodOptional<z.ZodString>;
    inn: z.ZodOptional<z.ZodString>;
}, z.core.$strip>>;
export type Recipient = z.infer<typeof Recipient>;
/** Where goods leave from, or are collected, when that is not the merchant's card. */
export declare const Sender: z.ZodReadonly<z.ZodObject<{
    name: z.ZodOptional<z.ZodString>;
    company: z.ZodOptional<z.ZodString>;
    phone: z.ZodOptional<z.ZodString>;
    address: z.ZodOptional<z.ZodString>;
    window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        date: z.ZodString;
        from: z.ZodOptional<z.ZodString>;
        to: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
}, z.core.$strip>>;
export type Sender = z.infer<typeof Sender>;
/** A line of goods. `prepayment` and `service` lines go without an article. */
export declare const Item: z.ZodReadonly<z.ZodObject<{
    name: z.ZodString;
    quantity: z.ZodNumber;
    unitPrice: z.ZodInt;
    vatRate: z.ZodNullable<z.ZodInt>;
    weightGrams: z.ZodOptional<z.ZodInt>;
    kind: z.ZodDefault<z.ZodEnum<{
        goods: "goods";
        prepayment: "prepayment";
        service: "service";
    }>>;
    warehouseArticle: z.ZodOptional<z.ZodString>;
    article: z.ZodOptional<z.ZodString>;
    barcode: z.ZodOptional<z.ZodString>;
    markingCode: z.ZodOptional<z.ZodString>;
    shopLineId: z.ZodOptional<z.ZodString>;
    courierLineCode: z.ZodOptional<z.ZodString>;
}, z.core.$strip>>;
export type Item = z.infer<typeof Item>;
/** Delivery fee by what the recipient buys out. Minor units. */
export declare const FeeByBuyout: z.ZodReadonly<z.ZodObject<{
    above: z.ZodInt;
    refused: z.ZodInt;
    below: z.ZodReadonly<z.ZodArray<z.ZodObject<{
        limit: z.ZodInt;
        fee: z.ZodInt;
    }, z.core.$strip>>>;
    vatRate: z.ZodNullable<z.ZodInt>;
}, z.core.$strip>>;
export declare const Destination: z.ZodDiscriminatedUnion<[z.ZodObject<{
    method: z.ZodLiteral<"door">;
    town: z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        shortName: z.ZodOptional<z.ZodString>;
        regionCode: z.ZodString;
        regionName: z.ZodString;
        country: z.ZodString;
        postcode: z.ZodOptional<z.ZodString>;
        latitude: z.ZodOptional<z.ZodNumber>;
        longitude: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    address: z.ZodReadonly<z.ZodObject<{
        street: z.ZodString;
        house: z.ZodOptional<z.ZodString>;
        flat: z.ZodOptional<z.ZodString>;
        entrance: z.ZodOptional<z.ZodString>;
        floor: z.ZodOptional<z.ZodString>;
        intercom: z.ZodOptional<z.ZodString>;
        postcode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
}, z.core.$strip>, z.ZodObject<{
    method: z.ZodEnum<{
        locker: "locker";
        pickup_point: "pickup_point";
    }>;
    town: z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        shortName: z.ZodOptional<z.ZodString>;
        regionCode: z.ZodString;
        regionName: z.ZodString;
        country: z.ZodString;
        postcode: z.ZodOptional<z.ZodString>;
        latitude: z.ZodOptional<z.ZodNumber>;
        longitude: z.ZodOptional<z.ZodNumber>;
    }, z.core.$strip>>;
    point: z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        address: z.ZodString;
    }, z.core.$strip>;
}, z.core.$strip>], "method">;
export type Destination = z.infer<typeof Destination>;
/** A shipment not yet accepted: all that a courier must know. */
export declare const ShipmentDraft: z.ZodReadonly<z.ZodObject<{
    serviceLevel: z.ZodString;
    destination: z.ZodDiscriminatedUnion<[z.ZodObject<{
        method: z.ZodLiteral<"door">;
        town: z.ZodReadonly<z.ZodObject<{
            code: z.ZodString;
            name: z.ZodString;
            shortName: z.ZodOptional<z.ZodString>;
            regionCode: z.ZodString;
            regionName: z.ZodString;
            country: z.ZodString;
            postcode: z.ZodOptional<z.ZodString>;
            latitude: z.ZodOptional<z.ZodNumber>;
            longitude: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>>;
        address: z.ZodReadonly<z.ZodObject<{
            street: z.ZodString;
            house: z.ZodOptional<z.ZodString>;
            flat: z.ZodOptional<z.ZodString>;
            entrance: z.ZodOptional<z.ZodString>;
            floor: z.ZodOptional<z.ZodString>;
            intercom: z.ZodOptional<z.ZodString>;
            postcode: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>;
    }, z.core.$strip>, z.ZodObject<{
        method: z.ZodEnum<{
            locker: "locker";
            pickup_point: "pickup_point";
        }>;
        town: z.ZodReadonly<z.ZodObject<{
            code: z.ZodString;
            name: z.ZodString;
            shortName: z.ZodOptional<z.ZodString>;
            regionCode: z.ZodString;
            regionName: z.ZodString;
            country: z.ZodString;
            postcode: z.ZodOptional<z.ZodString>;
            latitude: z.ZodOptional<z.ZodNumber>;
            longitude: z.ZodOptional<z.ZodNumber>;
        }, z.core.$strip>>;
        point: z.ZodObject<{
            code: z.ZodString;
            name: z.ZodString;
            address: z.ZodString;
        }, z.core.$strip>;
    }, z.core.$strip>], "method">;
    recipient: z.ZodReadonly<z.ZodObject<{
        name: z.ZodString;
        company: z.ZodOptional<z.ZodString>;
        phone: z.ZodString;
        email: z.ZodOptional<z.ZodString>;
        inn: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
    senderTown: z.ZodOptional<z.ZodString>;
    sender: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        name: z.ZodOptional<z.ZodString>;
        company: z.ZodOptional<z.ZodString>;
        phone: z.ZodOptional<z.ZodString>;
        address: z.ZodOptional<z.ZodString>;
        window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
            date: z.ZodString;
            from: z.ZodOptional<z.ZodString>;
            to: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>>;
    }, z.core.$strip>>>;
    window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        date: z.ZodString;
        from: z.ZodOptional<z.ZodString>;
        to: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    weightGrams: z.ZodInt;
    parcels: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodObject<{
        weightGrams: z.ZodInt;
        lengthMm: z.ZodInt;
        widthMm: z.ZodInt;
        heightMm: z.ZodInt;
    }, z.core.$strip>>>>>;
    parcelCount: z.ZodDefault<z.ZodInt>;
    items: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodObject<{
        name: z.ZodString;
        quantity: z.ZodNumber;
        unitPrice: z.ZodInt;
        vatRate: z.ZodNullable<z.ZodInt>;
        weightGrams: z.ZodOptional<z.ZodInt>;
        kind: z.ZodDefault<z.ZodEnum<{
            goods: "goods";
            prepayment: "prepayment";
            service: "service";
        }>>;
        warehouseArticle: z.ZodOptional<z.ZodString>;
        article: z.ZodOptional<z.ZodString>;
        barcode: z.ZodOptional<z.ZodString>;
        markingCode: z.ZodOptional<z.ZodString>;
        shopLineId: z.ZodOptional<z.ZodString>;
        courierLineCode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>>>;
    currency: z.ZodEnum<{
        AMD: "AMD";
        BYN: "BYN";
        KGS: "KGS";
        KZT: "KZT";
        RUB: "RUB";
        UAH: "UAH";
        UZS: "UZS";
    }>;
    payment: z.ZodEnum<{
        card: "card";
        cash: "cash";
        none: "none";
    }>;
    deliveryFee: z.ZodInt;
    deliveryVatRate: z.ZodDefault<z.ZodNullable<z.ZodInt>>;
    feeByBuyout: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        above: z.ZodInt;
        refused: z.ZodInt;
        below: z.ZodReadonly<z.ZodArray<z.ZodObject<{
            limit: z.ZodInt;
            fee: z.ZodInt;
        }, z.core.$strip>>>;
        vatRate: z.ZodNullable<z.ZodInt>;
    }, z.core.$strip>>>;
    discount: z.ZodDefault<z.ZodInt>;
    orderSum: z.ZodOptional<z.ZodInt>;
    declaredValue: z.ZodInt;
    courierNote: z.ZodDefault<z.ZodString>;
    contents: z.ZodDefault<z.ZodString>;
    acceptsPartially: z.ZodDefault<z.ZodBoolean>;
    bringsReturn: z.ZodDefault<z.ZodBoolean>;
    isCollection: z.ZodDefault<z.ZodBoolean>;
    extraServices: z.ZodDefault<z.ZodReadonly<z.ZodArray<z.ZodObject<{
        code: z.ZodString;
        value: z.ZodUnion<readonly [z.ZodNumber, z.ZodLiteral<true>]>;
    }, z.core.$strip>>>>;
}, z.core.$strip>>;
export type ShipmentDraft = z.infer<typeof ShipmentDraft>;
/** Σ lines + fee − discount, minor units: what the recipient would owe without a prepayment. */
export declare function toOrderSum(draft: ShipmentDraft): number;
/** The courier took it now. */
export interface Created {
    readonly kind: 'created';
    readonly courierReference: string;
    /** The courier's barcode, printed on the label; `null` when it is given later. */
    readonly barcode: string | null;
    /** What the courier says is to be collected; `null` when it does not say. */
    readonly orderSum: Money | null;
}
/** Something already stood there under the number. Whether it is ours is the caller's to decide. */
export interface FoundInstead {
    readonly kind: 'found';
    /** `duplicate`: the courier refused the number; `lost_answer`: we asked after no answer came. */
    readonly why: 'duplicate' | 'lost_answer';
    readonly found: FoundShipment;
}
/** What stands at the courier under a number. */
export interface FoundShipment {
    readonly courierReference: string;
    /** The courier's internal code. */
    readonly courierId: string;
    readonly waybill: string | null;
    readonly barcode: string | null;
    /** Day the courier first recorded it, `null` when it does not say. */
    readonly createdOn: string | null;
    readonly recipientName: string;
    readonly recipientPhone: string;
    readonly orderSum: Money | null;
    readonly itemCodes: readonly {
        readonly code: string;
        readonly name: string;
        readonly quantity: number;
    }[];
    readonly events: readonly TrackingEvent[];
}
