import type { MethodOption } from './options.ts';
export declare const ATTRIBUTES: readonly ['gateway', 'shop', 'locale', 'cart', 'methods', 'town', 'town-name', 'town-region', 'postcode', 'tiles', 'tiles-attribution', 'tiles-attribution-url', 'fallback-price', 'fields', 'writes-fields', 'theme'];
/**
 * The element's attributes as options. What cannot be read becomes `undefined` or an odd value, and is
 * found by `findIssues` like any other mistake.
 */
export declare function readAttributes(element: Element): Record<string, unknown>;
/** `door:courier,pickup_point:points` → a method and its rule set each. */
export declare function parseMethods(text: string | undefined): readonly MethodOption[] | undefined;
