/** What the shop's server tells before it loads this script. Addresses may hold `{id}`, `{action}`, `{q}`. */
export interface AdminPage {
  /** Tells two brands of the plugin in one shop apart. */
  readonly brand: string
  readonly locale: string
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  /** With every call: the platform's own guard against forged requests. */
  readonly headers: Readonly<Record<string, string>>
  readonly urls: {
    readonly act: string
    readonly check: string
    readonly towns: string
  }
}

declare global {
  var courierCheckoutAdmin: AdminPage[] | undefined
}

/** A page's script stands directly behind what tells about it, so the last one told is ours. */
export function takePage(): AdminPage | undefined {
  return globalThis.courierCheckoutAdmin?.pop()
}
