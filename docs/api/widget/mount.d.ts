import { type Deps } from './deps.ts';
import type { CheckoutChange, CheckoutProblem } from './events.ts';
import { type CheckoutOptions } from './options.ts';
export interface Callbacks {
    /** Once, after the first answer, good or bad. */
    readonly onReady?: () => void;
    /** Whenever the value changes; `token` is `null` while there is no choice or no answer yet. */
    readonly onChange?: (change: CheckoutChange) => void;
    /** Whether a choice is on its way to a token: a form need not insist on one meanwhile. */
    readonly onPending?: (isPending: boolean) => void;
    /** Once per failure. */
    readonly onError?: (problem: CheckoutProblem) => void;
}
export interface Widget {
    /** Changes what is named; the rest stays. */
    update(options: Partial<CheckoutOptions & Callbacks>): void;
    /** Takes the widget away; the choice is kept for the next one of the same shop and name. */
    destroy(): void;
    /** Resolves when no choice is on its way to a token. */
    settled(): Promise<void>;
    /** There are prices to choose from, so that a form may insist on a choice. */
    canChoose(): boolean;
    /** What a form says that insists on one. */
    prompt(): string;
}
/**
 * Draws the chooser inside `target`. Wrong options are no exception: the shopper reads a sentence, and
 * `onError` gets `invalid_request` with what is wrong.
 */
export declare function mount(target: Element | ShadowRoot, options: CheckoutOptions & Callbacks, deps?: Deps): Widget;
