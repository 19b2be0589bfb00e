import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract';
import type { AddressFields } from './address-fields.ts';
import type { Messages } from './i18n/translate.ts';
/** A delivery method that the shop offers, and the rule set that prices it. */
export interface MethodOption {
    readonly method: QuotedMethod;
    readonly ruleSet: string;
}
/** A town as a shop's form knows it. Taken only when exactly one town answers to it. */
export interface TownHint {
    readonly name: string;
    readonly region?: string;
    readonly postcode?: string;
}
/** Where map pictures come from. */
export interface TileSource {
    /** `https://tiles.example/{z}/{x}/{y}.png` */
    readonly url: string;
    /** Shown on the map, as plain text. */
    readonly attribution: string;
    readonly attributionUrl?: string;
}
export interface CheckoutOptions {
    /** Address of the gateway: `https://delivery.example`. */
    readonly gateway: string;
    /** Publishable key of the shop: `pk_…`. */
    readonly shop: string;
    /** What is in the cart, as the shop's server describes it. */
    readonly cart: Cart;
    /** In the order shown. */
    readonly methods: readonly MethodOption[];
    /** The courier's town code, or a hint; absent: the shopper is asked. */
    readonly town?: string | TownHint;
    /** BCP 47; `ru` when absent. */
    readonly locale?: string;
    /** Texts that replace the built-in ones, in any language. */
    readonly messages?: Partial<Messages>;
    /** Absent: the map stays plain, with points on it. */
    readonly tiles?: TileSource;
    /** Tells widgets of one shop on one page apart; the element takes its `name`. */
    readonly name?: string;
    /** Minor units. What the shop's server charges to the door when the gateway cannot be reached. */
    readonly fallbackPrice?: number;
    /**
     * The shop's own address fields by CSS selector: read when the chooser opens, and written when an
     * address is taken, with `writesFields`.
     */
    readonly fields?: AddressFields;
    readonly writesFields?: boolean;
    /** `auto` follows the page's `color-scheme`. */
    readonly theme?: 'auto' | 'light' | 'dark';
}
export type OptionName = keyof typeof RULES;
/** Names of the options that are wrong; what they must be is said by `inside/option-sentences.ts`. */
export declare function findIssues(options: unknown): readonly OptionName[];
type Rule = (value: unknown) => boolean;
declare const RULES: {
    gateway: Rule;
    shop: Rule;
    cart: (cart: unknown) => boolean;
    methods: (methods: unknown) => boolean;
    town: Rule;
    locale: Rule;
    tiles: Rule;
    fields: Rule;
    messages: Rule;
    fallbackPrice: Rule;
};
export {};
