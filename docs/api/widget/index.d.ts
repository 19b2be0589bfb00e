export { defineElement } from './element.ts';
export type { CheckoutChange, CheckoutProblem } from './events.ts';
export type { FailureCode } from './failure.ts';
export type { Messages } from './i18n/translate.ts';
export { type Callbacks, mount, type Widget } from './mount.tsx';
export type { CheckoutOptions, MethodOption, TileSource, TownHint } from './options.ts';
