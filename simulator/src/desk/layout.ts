import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Finished HTML. What is put into it was escaped on the way. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface PageParts {
  /** Where the desk hangs: '' or `/courier`. */
  readonly basePath: string
  readonly title: string
  readonly body: Html
}

export function toPage({ basePath, title, body }: PageParts): Html {
  return html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} — курьерская служба</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}/desk/desk.css">
<script type="module" src="${basePath}/desk/desk.js"></script>
</head>
<body>
<header class="top">
<a class="brand" href="${basePath}/">Курьерская служба</a>
<p class="invented">Учебный стенд: заказы, пункты, перевозчики и цены выдуманы</p>
</header>
<main>${body}</main>
<p id="news" class="unseen" role="status"></p>
</body>
</html>`
}
