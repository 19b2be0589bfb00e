import { html, raw } from 'hono/html'
import { type CartLine, quantityOf } from '../cart.ts'
import { printRoubles } from '../language.ts'
import { PRODUCTS, type Product } from '../products.ts'
import { type Html, type PageContext, page } from './layout.ts'

export function cataloguePage(context: PageContext, lines: readonly CartLine[]): Html {
  const { t } = context
  return page(context, {
    title: t('tagline'),
    body: html`<section class="hero"><h1>${t('tagline')}</h1><p class="lead">${t('lead')}</p></section>
      <ul class="products">
        ${PRODUCTS.map((product) => card(context, product, quantityOf(lines, product)))}
      </ul>`,
  })
}

function card({ t, language }: PageContext, product: Product, count: number): Html {
  return html`<li class="product">
    <div class="picture">${raw(product.picture)}</div>
    <h2>${product.name[language]}</h2>
    <p class="about">${product.about[language]}</p>
    <form class="buy" method="post" action="/cart">
      <span class="price">${printRoubles(product.price, language)}</span>
      <input type="hidden" name="product" value="${product.id}">
      <input type="hidden" name="quantity" value="${count + 1}">
      <button class="button" aria-label="${t('addToCart')}: ${product.name[language]}">${t('addToCart')}</button>
    </form>
    <p class="note" aria-live="polite">
      ${count > 0 ? html`<a href="/checkout">${t('inCart', { count })}</a>` : ''}
    </p>
  </li>`
}
