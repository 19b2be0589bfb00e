import * as z from 'zod';
/** The shop's number of the shipment: `1001`, `1001.2` for a part. Unique per installation. */
export declare const Reference: z.ZodString;
/**
 * `POST /v1/shipments`, with `Idempotency-Key: <reference>#<attempt>`. The same key and body answers
 * the present state; another body is `conflict`.
 */
export declare const ShipmentRequest: z.ZodObject<{
    reference: z.ZodString;
    attempt: z.ZodInt;
    draft: z.ZodReadonly<z.ZodObject<{
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
}, z.core.$strip>;
export type ShipmentRequest = z.infer<typeof ShipmentRequest>;
export type ShipmentRequestInput = z.input<typeof ShipmentRequest>;
/** `PUT /v1/shipments/{reference}`. */
export declare const ShipmentEdit: z.ZodObject<{
    draft: z.ZodReadonly<z.ZodObject<{
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
}, z.core.$strip>;
export type ShipmentEdit = z.infer<typeof ShipmentEdit>;
export declare const ShipmentStateName: z.ZodEnum<{
    cancelled: "cancelled";
    queued: "queued";
    rejected: "rejected";
    sent: "sent";
    unclear: "unclear";
}>;
export type ShipmentStateName = z.infer<typeof ShipmentStateName>;
/** Why a shipment stands where it stands, in our words and the courier's. */
export declare const ShipmentReason: z.ZodObject<{
    code: z.ZodEnum<{
        conflict: "conflict";
        courier_credentials: "courier_credentials";
        courier_misbehaved: "courier_misbehaved";
        courier_rejected: "courier_rejected";
        courier_unavailable: "courier_unavailable";
        forbidden: "forbidden";
        internal: "internal";
        invalid_request: "invalid_request";
        not_deliverable: "not_deliverable";
        not_found: "not_found";
        out_of_coverage: "out_of_coverage";
        payload_too_large: "payload_too_large";
        quote_expired: "quote_expired";
        rate_limited: "rate_limited";
        selection_invalid: "selection_invalid";
        unauthenticated: "unauthenticated";
        unsupported: "unsupported";
    }>;
    message: z.ZodString;
    courierCode: z.ZodOptional<z.ZodString>;
    courierMessage: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type ShipmentReason = z.infer<typeof ShipmentReason>;
/** The order found at the courier under our number, beside ours: for the merchant to say whose it is. */
export declare const FoundAtCourier: z.ZodObject<{
    courierReference: z.ZodString;
    createdOn: z.ZodNullable<z.ZodString>;
    recipientName: z.ZodString;
    orderSum: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        amount: z.ZodInt;
        currency: z.ZodEnum<{
            AMD: "AMD";
            BYN: "BYN";
            KGS: "KGS";
            KZT: "KZT";
            RUB: "RUB";
            UAH: "UAH";
            UZS: "UZS";
        }>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type FoundAtCourier = z.infer<typeof FoundAtCourier>;
/** One line of a shipment's history, oldest first. */
export declare const TimelineEntry: z.ZodObject<{
    at: z.ZodISODateTime;
    attempt: z.ZodInt;
    what: z.ZodEnum<{
        accepted: "accepted";
        cancel_rejected: "cancel_rejected";
        cancel_requested: "cancel_requested";
        cancelled: "cancelled";
        edit_rejected: "edit_rejected";
        edit_requested: "edit_requested";
        edited: "edited";
        given_up: "given_up";
        no_answer: "no_answer";
        rejected: "rejected";
        resolved_foreign: "resolved_foreign";
        resolved_ours: "resolved_ours";
        retry_requested: "retry_requested";
        sending: "sending";
        sent: "sent";
        unclear: "unclear";
    }>;
    message: z.ZodString;
}, z.core.$strip>;
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export declare const ShipmentAnswer: z.ZodObject<{
    shipmentId: z.ZodString;
    reference: z.ZodString;
    attempt: z.ZodInt;
    state: z.ZodEnum<{
        cancelled: "cancelled";
        queued: "queued";
        rejected: "rejected";
        sent: "sent";
        unclear: "unclear";
    }>;
    pending: z.ZodNullable<z.ZodEnum<{
        cancel: "cancel";
        edit: "edit";
    }>>;
    courierReference: z.ZodNullable<z.ZodString>;
    waybill: z.ZodNullable<z.ZodString>;
    barcode: z.ZodNullable<z.ZodString>;
    orderSum: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        amount: z.ZodInt;
        currency: z.ZodEnum<{
            AMD: "AMD";
            BYN: "BYN";
            KGS: "KGS";
            KZT: "KZT";
            RUB: "RUB";
            UAH: "UAH";
            UZS: "UZS";
        }>;
    }, z.core.$strip>>>;
    reason: z.ZodNullable<z.ZodObject<{
        code: z.ZodEnum<{
            conflict: "conflict";
            courier_credentials: "courier_credentials";
            courier_misbehaved: "courier_misbehaved";
            courier_rejected: "courier_rejected";
            courier_unavailable: "courier_unavailable";
            forbidden: "forbidden";
            internal: "internal";
            invalid_request: "invalid_request";
            not_deliverable: "not_deliverable";
            not_found: "not_found";
            out_of_coverage: "out_of_coverage";
            payload_too_large: "payload_too_large";
            quote_expired: "quote_expired";
            rate_limited: "rate_limited";
            selection_invalid: "selection_invalid";
            unauthenticated: "unauthenticated";
            unsupported: "unsupported";
        }>;
        message: z.ZodString;
        courierCode: z.ZodOptional<z.ZodString>;
        courierMessage: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
    found: z.ZodNullable<z.ZodObject<{
        courierReference: z.ZodString;
        createdOn: z.ZodNullable<z.ZodString>;
        recipientName: z.ZodString;
        orderSum: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
            amount: z.ZodInt;
            currency: z.ZodEnum<{
                AMD: "AMD";
                BYN: "BYN";
                KGS: "KGS";
                KZT: "KZT";
                RUB: "RUB";
                UAH: "UAH";
                UZS: "UZS";
            }>;
        }, z.core.$strip>>>;
    }, z.core.$strip>>;
    events: z.ZodArray<z.ZodReadonly<z.ZodObject<{
        status: z.ZodEnum<{
            announced: "announced";
            collected: "collected";
            delivered: "delivered";
            in_transit: "in_transit";
            lost: "lost";
            on_hold: "on_hold";
            out_for_delivery: "out_for_delivery";
            partially_delivered: "partially_delivered";
            ready_for_pickup: "ready_for_pickup";
            rescheduled: "rescheduled";
            returned: "returned";
            returning: "returning";
            undelivered: "undelivered";
            unknown: "unknown";
        }>;
        at: z.ZodISODateTime;
        provisional: z.ZodBoolean;
        courierStatus: z.ZodString;
        title: z.ZodString;
        place: z.ZodNullable<z.ZodString>;
    }, z.core.$strip>>>;
    timeline: z.ZodArray<z.ZodObject<{
        at: z.ZodISODateTime;
        attempt: z.ZodInt;
        what: z.ZodEnum<{
            accepted: "accepted";
            cancel_rejected: "cancel_rejected";
            cancel_requested: "cancel_requested";
            cancelled: "cancelled";
            edit_rejected: "edit_rejected";
            edit_requested: "edit_requested";
            edited: "edited";
            given_up: "given_up";
            no_answer: "no_answer";
            rejected: "rejected";
            resolved_foreign: "resolved_foreign";
            resolved_ours: "resolved_ours";
            retry_requested: "retry_requested";
            sending: "sending";
            sent: "sent";
            unclear: "unclear";
        }>;
        message: z.ZodString;
    }, z.core.$strip>>;
    nextTryAt: z.ZodNullable<z.ZodISODateTime>;
    createdAt: z.ZodISODateTime;
    updatedAt: z.ZodISODateTime;
}, z.core.$strip>;
export type ShipmentAnswer = z.infer<typeof ShipmentAnswer>;
/** `POST /v1/shipments/{reference}/resolve`: the merchant's word on an unclear one. */
export declare const ShipmentVerdict: z.ZodObject<{
    verdict: z.ZodEnum<{
        foreign: "foreign";
        ours: "ours";
    }>;
}, z.core.$strip>;
export type ShipmentVerdict = z.infer<typeof ShipmentVerdict>;
