export declare const TAG = "courier-checkout";
/**
 * Registers `<courier-checkout name="courier_selection" shop="pk_…">`: a form field whose value is the
 * selection token. It submits with the form around it, so a shop needs no script of its own. Does
 * nothing on a server or when the name is taken.
 */
export declare function defineElement(tag?: string): void;
