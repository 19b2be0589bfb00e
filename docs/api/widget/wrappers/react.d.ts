import { type CSSProperties, type ReactElement } from 'react';
import { type Callbacks, type CheckoutChange, type CheckoutProblem } from '../index.ts';
import { type ElementOptions } from './write-attributes.ts';
export type { Callbacks, CheckoutChange, CheckoutProblem, ElementOptions };
export interface CourierCheckoutProps extends ElementOptions, Callbacks {
    readonly id?: string;
    readonly className?: string;
    readonly style?: CSSProperties;
}
/**
 * `<courier-checkout>` as a React component: a form field whose value is the selection token. On a server
 * it draws the empty element. Pass `cart` and the rest as they are now: only changes reach the element.
 */
export declare function CourierCheckout(props: CourierCheckoutProps): ReactElement;
