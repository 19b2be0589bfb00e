/** The little of CS-Cart's own script that is used here. */
interface Tygh {
  readonly security_hash?: string
  readonly $: {
    ceAjax(action: 'request', url: string, options: object): void
    ceEvent(action: 'on', event: string, heard: (context: ArrayLike<Element>) => void): void
  }
}
declare global {
  var Tygh: Tygh | undefined
  var fn_url: ((dispatch: string) => string) | undefined
}

/** Blocks of the checkout that show prices; the stock theme's names. */
const BLOCKS =
  'litecheckout_final_section,litecheckout_step_payment,shipping_rates_list,checkout_info_summary_*,checkout_info_order_info_*'

/** CS-Cart inserts blocks of HTML whenever it likes; each insertion is heard here, the page itself first. */
export function onInsertion(heard: () => void): void {
  globalThis.Tygh?.$.ceEvent('on', 'ce.commoninit', heard)
}

/** Posts to the checkout and has its blocks drawn anew. */
export function updateCheckout(data: Readonly<Record<string, string>>): void {
  const tygh = globalThis.Tygh
  const url = globalThis.fn_url?.('checkout.update_steps')
  if (!tygh || !url) return
  tygh.$.ceAjax('request', url, {
    method: 'post',
    result_ids: BLOCKS,
    full_render: true,
    data: { ...data, security_hash: tygh.security_hash ?? '' },
  })
}
