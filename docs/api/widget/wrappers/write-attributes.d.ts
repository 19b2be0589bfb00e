import type { CheckoutOptions } from '../options.ts';
/** Options of the element; own `messages` need `mount`. */
export interface ElementOptions extends Omit<CheckoutOptions, 'messages'> {
    /** The form is not sent without a choice, while there are prices to choose from. */
    readonly required?: boolean;
}
/** Writes the options as the element reads them (`attributes.ts`), and takes away what is not given. */
export declare function writeAttributes(element: Element, options: ElementOptions): void;
