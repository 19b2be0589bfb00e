import type { Cart, Payment } from '@courier-checkout/api-client/contract'
import { html } from 'hono/html'
import type { CartLine } from '../cart.ts'
import type { CheckoutForm, FormIssue } from '../checkout-form.ts'
import type { DeliveryRefusal } from '../decide-delivery.ts'
import { type Html, type PageContext, page } from './layout.ts'
import { summary } from './summary.ts'

/** Everything the chooser's element needs; `null`: the shop is not connected. */
export interface ChooserSetup {
  readonly gatewayUrl: string
  readonly publishableKey: string
  /** `pickup_point:pickup,door:door`. */
  readonly methods: string
  readonly tiles: { readonly url: string; readonly attribution: string }
  readonly script: { readonly url: string; readonly integrity: string }
}

export interface CheckoutView {
  readonly lines: readonly CartLine[]
  readonly cart: Cart
  readonly form: CheckoutForm
  readonly chooser: ChooserSetup | null
  /** Kopecks. */
  readonly fallbackPrice: number
  readonly issues: readonly FormIssue[]
  readonly refusal: DeliveryRefusal | null
}

export function checkoutPage(context: PageContext, view: CheckoutView): Html {
  const { t } = context
  if (view.lines.length === 0) {
    return page(context, {
      title: t('checkout'),
      body: html`<section class="hero"><h1>${t('emptyCart')}</h1>
        <p><a class="button" href="/">${t('toShop')}</a></p></section>`,
    })
  }
  return page(context, {
    title: t('checkout'),
    head: html`<script src="/assets/early.js"></script>
      ${view.chooser ? chooserScript(view.chooser) : ''}
      <script type="module" src="/assets/checkout.js"></script>`,
    body: html`<h1>${t('checkout')}</h1>
      ${complaints(context, view)}
      <form id="cart-form" method="post" action="/cart"></form>
      <form class="checkout" method="post" action="/order" novalidate>
        <input type="hidden" name="form_key" value="${view.form.formKey}">
        <div class="steps">
          ${contacts(context, view.form)} ${payments(context, view.form.payment)}
          ${delivery(context, view)}
        </div>
        <aside class="summary" aria-label="${t('summary')}">
          <div id="summary">${summary(context, view)}</div>
          <button class="button primary">${t('place')}</button>
        </aside>
      </form>`,
  })
}

/** From another origin, as in life: with `crossorigin` the browser checks it and shares its connection. */
function chooserScript({ script, gatewayUrl }: ChooserSetup): Html {
  return html`<link rel="preconnect" href="${gatewayUrl}" crossorigin>
    <script type="module" src="${script.url}" integrity="${script.integrity}" crossorigin></script>`
}

function complaints({ t }: PageContext, { issues, refusal }: CheckoutView): Html | string {
  if (issues.length === 0 && !refusal) return ''
  return html`<div class="complaint" role="alert">
    ${refusal ? html`<p>${t(`refused_${refusal.kind}`)}</p>` : ''}
    ${
      issues.length > 0
        ? html`<p>${t('formIssues')}</p><ul>${issues.map((issue) => html`<li>${t(`issue_${issue}`)}</li>`)}</ul>`
        : ''
    }
  </div>`
}

function contacts({ t }: PageContext, form: CheckoutForm): Html {
  return html`<fieldset><legend><h2>${t('contacts')}</h2></legend>
    <label>${t('name')}<input name="name" value="${form.name}" autocomplete="name"></label>
    <div class="pair">
      <label>${t('phone')}<input name="phone" type="tel" value="${form.phone}" autocomplete="tel"></label>
      <label>${t('email')}<input name="email" type="email" value="${form.email}" autocomplete="email"></label>
    </div>
  </fieldset>`
}

function payments({ t }: PageContext, chosen: Payment): Html {
  const rows = [
    ['none', t('payNone'), t('payNoneNote')],
    ['cash', t('payCash'), ''],
    ['card', t('payCard'), ''],
  ] as const
  return html`<fieldset class="choices"><legend><h2>${t('payment')}</h2></legend>
    ${rows.map(
      ([value, label, note]) => html`<label class="choice">
        <input type="radio" name="payment" value="${value}" ${value === chosen ? html`checked` : ''}>
        <span>${label}${note ? html` <small>${note}</small>` : ''}</span>
      </label>`,
    )}
  </fieldset>`
}

function delivery(context: PageContext, view: CheckoutView): Html {
  const { t, language } = context
  const { chooser, form, cart } = view
  return html`<fieldset><legend><h2>${t('delivery')}</h2></legend>
    ${
      chooser
        ? html`<courier-checkout name="courier_selection" gateway="${chooser.gatewayUrl}"
            shop="${chooser.publishableKey}" methods="${chooser.methods}" cart="${JSON.stringify(cart)}"
            town-name="${form.town}" locale="${language}" fallback-price="${view.fallbackPrice}"
            tiles="${chooser.tiles.url}" tiles-attribution="${chooser.tiles.attribution}"></courier-checkout>`
        : ''
    }
    ${plainDelivery(context, view)}
  </fieldset>`
}

/** The shop's own fields: shown when the chooser is not there, and without scripts. */
function plainDelivery({ t }: PageContext, { form, chooser, issues }: CheckoutView): Html {
  const isNeeded = !chooser || issues.includes('town') || form.street !== ''
  return html`<div class="plain-delivery ${isNeeded ? 'needed' : ''}" id="plain-delivery">
    <p>${t('plainLead')}</p>
    <label>${t('town')}<input name="town" value="${form.town}" autocomplete="address-level2"></label>
    <label>${t('street')}<input name="street" value="${form.street}" autocomplete="address-line1"></label>
    <div class="pair">
      <label>${t('house')}<input name="house" value="${form.house}"></label>
      <label>${t('flat')}<input name="flat" value="${form.flat}"></label>
    </div>
  </div>`
}
