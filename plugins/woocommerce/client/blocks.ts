import { createDeliveryBlock } from './delivery-block.ts'
import type { Page } from './page.ts'
import type { BlockMetadata } from './platform.ts'

// WordPress gives a script's tag the id `<handle>-js`, and the handle begins with the plugin's slug: so
// two brands of this plugin can live in one shop.
const slug = document.currentScript?.id.replace(/-blocks(-editor)?-js$/, '') ?? ''
const page = wc.wcSettings.getSetting<(Page & { block: string }) | null>(`${slug}_data`, null)

if (page?.shop) {
  const metadata: BlockMetadata = {
    name: page.block,
    parent: ['woocommerce/checkout-shipping-methods-block'],
    // Locked, and so drawn in checkout pages that were saved before this plugin came.
    attributes: { lock: { type: 'object', default: { remove: true, move: true } } },
  }
  wc.blocksCheckout.registerCheckoutBlock({
    metadata,
    component: createDeliveryBlock(slug, page),
  })
  registerInEditor(metadata, page.texts.title)
}

function registerInEditor(metadata: BlockMetadata, title: string): void {
  const { blocks, blockEditor } = wp
  if (!blocks || !blockEditor || blocks.getBlockType(metadata.name)) return
  const { createElement } = wp.element
  blocks.registerBlockType(metadata.name, {
    ...metadata,
    apiVersion: 3,
    title,
    category: 'woocommerce',
    icon: 'location-alt',
    supports: { align: false, html: false, multiple: false, reusable: false },
    edit: () =>
      createElement('div', blockEditor.useBlockProps({ className: 'courier-choosers' }), title),
    save: () => createElement('div', blockEditor.useBlockProps.save()),
  })
}
