import * as z from 'zod';
/** A quoted method. Lockers are quoted as pickup points. */
export declare const QuotedMethod: z.ZodEnum<{
    door: "door";
    pickup_point: "pickup_point";
}>;
export type QuotedMethod = z.infer<typeof QuotedMethod>;
/**
 * `GET /v1/quotes`, from browsers: simple for CORS, cacheable, nothing personal. `door` and
 * `pickup_point` name the rule set of each method that is asked for.
 * `parcels` is `1250/300/200/100;…` (grams/mm/mm/mm), sorted, absent when sizes are not known.
 */
export declare const QuoteQuery: z.ZodObject<{
    town: z.ZodString;
    currency: z.ZodEnum<{
        AMD: "AMD";
        BYN: "BYN";
        KGS: "KGS";
        KZT: "KZT";
        RUB: "RUB";
        UAH: "UAH";
        UZS: "UZS";
    }>;
    goods: z.ZodPipe<z.ZodCoercedNumber<unknown>, z.ZodInt>;
    payment: z.ZodEnum<{
        card: "card";
        cash: "cash";
        none: "none";
    }>;
    weight: z.ZodPipe<z.ZodCoercedNumber<unknown>, z.ZodInt>;
    parcels: z.ZodOptional<z.ZodString>;
    door: z.ZodOptional<z.ZodString>;
    pickup_point: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type QuoteQuery = z.infer<typeof QuoteQuery>;
/** A town by the courier's code, or as a shop's form knows it. */
export declare const Place: z.ZodUnion<readonly [z.ZodObject<{
    townCode: z.ZodString;
}, z.core.$strip>, z.ZodObject<{
    name: z.ZodString;
    region: z.ZodOptional<z.ZodString>;
    postcode: z.ZodOptional<z.ZodString>;
    country: z.ZodOptional<z.ZodString>;
}, z.core.$strip>]>;
export type Place = z.infer<typeof Place>;
/** `POST /v1/quotes`, from a shop's server. */
export declare const QuoteRequest: z.ZodObject<{
    place: z.ZodUnion<readonly [z.ZodObject<{
        townCode: z.ZodString;
    }, z.core.$strip>, z.ZodObject<{
        name: z.ZodString;
        region: z.ZodOptional<z.ZodString>;
        postcode: z.ZodOptional<z.ZodString>;
        country: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>]>;
    address: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        street: z.ZodString;
        house: z.ZodOptional<z.ZodString>;
        flat: z.ZodOptional<z.ZodString>;
        entrance: z.ZodOptional<z.ZodString>;
        floor: z.ZodOptional<z.ZodString>;
        intercom: z.ZodOptional<z.ZodString>;
        postcode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    cart: z.ZodReadonly<z.ZodObject<{
        currency: z.ZodEnum<{
            AMD: "AMD";
            BYN: "BYN";
            KGS: "KGS";
            KZT: "KZT";
            RUB: "RUB";
            UAH: "UAH";
            UZS: "UZS";
        }>;
        goods: z.ZodInt;
        payment: z.ZodEnum<{
            card: "card";
            cash: "cash";
            none: "none";
        }>;
        weightGrams: z.ZodInt;
        parcels: z.ZodReadonly<z.ZodArray<z.ZodReadonly<z.ZodObject<{
            weightGrams: z.ZodInt;
            lengthMm: z.ZodInt;
            widthMm: z.ZodInt;
            heightMm: z.ZodInt;
        }, z.core.$strip>>>>;
    }, z.core.$strip>>;
    methods: z.ZodArray<z.ZodObject<{
        method: z.ZodEnum<{
            door: "door";
            pickup_point: "pickup_point";
        }>;
        ruleSet: z.ZodString;
    }, z.core.$strip>>;
}, z.core.$strip>;
export type QuoteRequest = z.infer<typeof QuoteRequest>;
/** What one buyer is offered: a method at a service level, for this cart, in this town. */
export declare const Quote: z.ZodObject<{
    id: z.ZodString;
    method: z.ZodEnum<{
        door: "door";
        pickup_point: "pickup_point";
    }>;
    serviceLevel: z.ZodString;
    name: z.ZodString;
    price: z.ZodReadonly<z.ZodObject<{
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
    }, z.core.$strip>>;
    discount: z.ZodReadonly<z.ZodObject<{
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
    }, z.core.$strip>>;
    missingToFree: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
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
    transitDays: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        min: z.ZodInt;
        max: z.ZodInt;
    }, z.core.$strip>>>;
    earliestDate: z.ZodNullable<z.ZodString>;
    operatorCode: z.ZodNullable<z.ZodString>;
    isStale: z.ZodBoolean;
    rate: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
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
    cost: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
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
export type Quote = z.infer<typeof Quote>;
/** Why a method cannot be had now; it stays on the screen, greyed. */
export declare const MethodRefusal: z.ZodObject<{
    method: z.ZodEnum<{
        door: "door";
        pickup_point: "pickup_point";
    }>;
    reason: z.ZodEnum<{
        courier_unavailable: "courier_unavailable";
        no_points: "no_points";
        no_rates: "no_rates";
        out_of_coverage: "out_of_coverage";
        payment: "payment";
        weight: "weight";
    }>;
    limit: z.ZodOptional<z.ZodInt>;
}, z.core.$strip>;
export type MethodRefusal = z.infer<typeof MethodRefusal>;
export declare const QuoteAnswer: z.ZodObject<{
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
    fingerprint: z.ZodString;
    quotes: z.ZodArray<z.ZodObject<{
        id: z.ZodString;
        method: z.ZodEnum<{
            door: "door";
            pickup_point: "pickup_point";
        }>;
        serviceLevel: z.ZodString;
        name: z.ZodString;
        price: z.ZodReadonly<z.ZodObject<{
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
        }, z.core.$strip>>;
        discount: z.ZodReadonly<z.ZodObject<{
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
        }, z.core.$strip>>;
        missingToFree: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
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
        transitDays: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
            min: z.ZodInt;
            max: z.ZodInt;
        }, z.core.$strip>>>;
        earliestDate: z.ZodNullable<z.ZodString>;
        operatorCode: z.ZodNullable<z.ZodString>;
        isStale: z.ZodBoolean;
        rate: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
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
        cost: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
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
    refusals: z.ZodArray<z.ZodObject<{
        method: z.ZodEnum<{
            door: "door";
            pickup_point: "pickup_point";
        }>;
        reason: z.ZodEnum<{
            courier_unavailable: "courier_unavailable";
            no_points: "no_points";
            no_rates: "no_rates";
            out_of_coverage: "out_of_coverage";
            payment: "payment";
            weight: "weight";
        }>;
        limit: z.ZodOptional<z.ZodInt>;
    }, z.core.$strip>>;
    pickupPoints: z.ZodObject<{
        count: z.ZodInt;
        lockers: z.ZodInt;
        manifest: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>;
    deliveryWindows: z.ZodNullable<z.ZodObject<{
        windows: z.ZodArray<z.ZodObject<{
            from: z.ZodString;
            to: z.ZodString;
        }, z.core.$strip>>;
        daysAhead: z.ZodDefault<z.ZodInt>;
        daysOff: z.ZodDefault<z.ZodArray<z.ZodInt>>;
    }, z.core.$strip>>;
    seal: z.ZodString;
    expiresAt: z.ZodISODateTime;
}, z.core.$strip>;
export type QuoteAnswer = z.infer<typeof QuoteAnswer>;
/** `POST /v1/selections`. `quote` is the id of one quote of the sealed answer. */
export declare const SelectionRequest: z.ZodObject<{
    seal: z.ZodString;
    quote: z.ZodString;
    method: z.ZodEnum<{
        door: "door";
        locker: "locker";
        pickup_point: "pickup_point";
    }>;
    address: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        street: z.ZodString;
        house: z.ZodOptional<z.ZodString>;
        flat: z.ZodOptional<z.ZodString>;
        entrance: z.ZodOptional<z.ZodString>;
        floor: z.ZodOptional<z.ZodString>;
        intercom: z.ZodOptional<z.ZodString>;
        postcode: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    point: z.ZodOptional<z.ZodString>;
    window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
        date: z.ZodString;
        from: z.ZodOptional<z.ZodString>;
        to: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>>;
    note: z.ZodOptional<z.ZodString>;
}, z.core.$strip>;
export type SelectionRequest = z.infer<typeof SelectionRequest>;
export declare const SelectionAnswer: z.ZodObject<{
    token: z.ZodString;
    selection: z.ZodReadonly<z.ZodObject<{
        installation: z.ZodString;
        method: z.ZodEnum<{
            door: "door";
            locker: "locker";
            pickup_point: "pickup_point";
        }>;
        serviceLevel: z.ZodString;
        ruleSet: z.ZodString;
        price: z.ZodReadonly<z.ZodObject<{
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
        }, z.core.$strip>>;
        fingerprint: z.ZodString;
        town: z.ZodReadonly<z.ZodObject<{
            code: z.ZodString;
            name: z.ZodString;
            region: z.ZodString;
            country: z.ZodString;
            postcode: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>;
        address: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
            street: z.ZodString;
            house: z.ZodOptional<z.ZodString>;
            flat: z.ZodOptional<z.ZodString>;
            entrance: z.ZodOptional<z.ZodString>;
            floor: z.ZodOptional<z.ZodString>;
            intercom: z.ZodOptional<z.ZodString>;
            postcode: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>>;
        point: z.ZodOptional<z.ZodObject<{
            code: z.ZodString;
            name: z.ZodString;
            address: z.ZodString;
        }, z.core.$strip>>;
        window: z.ZodOptional<z.ZodReadonly<z.ZodObject<{
            date: z.ZodString;
            from: z.ZodOptional<z.ZodString>;
            to: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>>;
        note: z.ZodOptional<z.ZodString>;
        transitDays: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
            min: z.ZodInt;
            max: z.ZodInt;
        }, z.core.$strip>>>;
        issuedAt: z.ZodInt;
        expiresAt: z.ZodInt;
    }, z.core.$strip>>;
    previousPrice: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
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
export type SelectionAnswer = z.infer<typeof SelectionAnswer>;
export declare const ServiceLevelsAnswer: z.ZodObject<{
    serviceLevels: z.ZodArray<z.ZodReadonly<z.ZodObject<{
        code: z.ZodString;
        name: z.ZodString;
        operatorCode: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    }, z.core.$strip>>>;
}, z.core.$strip>;
export type ServiceLevelsAnswer = z.infer<typeof ServiceLevelsAnswer>;
