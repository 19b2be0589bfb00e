import { html, raw } from 'hono/html'
import type { Language } from '../language.ts'
import type { Translate } from '../texts.ts'

export type Html = ReturnType<typeof html>

/** What every page of the shop needs. */
export interface PageContext {
  readonly language: Language
  readonly t: Translate
  readonly cartCount: number
  /** The page's own address, for the language switch. */
  readonly path: string
}

interface PageParts {
  readonly title: string
  readonly head?: Html | undefined
  readonly body: Html
}

export function page(context: PageContext, { title, head, body }: PageParts): Html {
  const { language, t, cartCount, path } = context
  const other = language === 'ru' ? 'en' : 'ru'
  return html`${raw('<!doctype html>')}
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${title} — ${t('shop')}</title>
  <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/shop.css">
  ${head ?? ''}
</head>
<body>
  <header class="top">
    <a class="brand" href="/">${raw(MARK)}<span>${t('shop')}</span></a>
    <nav>
      <a class="lang" href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${t('otherLanguage')}</a>
      <a class="basket" href="/checkout">${t('cart')}${cartCount > 0 ? html` <b>${cartCount}</b>` : ''}</a>
    </nav>
  </header>
  <main>${body}</main>
  <footer>
    <p>${t('footer')}</p>
    <p><a href="/admin">${t('orders')}</a> · <a href="/courier/">${t('desk')}</a></p>
  </footer>
</body>
</html>`
}

const MARK =
  '<svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true"><path d="M8 3h8l4 10H4z" fill="#e8a33d"/><path d="M12 13v7m-4 0h8" stroke="#2b2622" stroke-width="2" stroke-linecap="round" fill="none"/></svg>'
