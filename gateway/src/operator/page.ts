import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Language, Texts } from './texts.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The frame of every operator's page. */
export function page(
  frame: {
    readonly language: Language
    readonly texts: Texts
    /** Of the session's forms; `null`: nobody is logged in. */
    readonly mark: string | null
  },
  content: Html,
): Html {
  const { language, texts, mark } = frame
  const other = language === 'ru' ? 'en' : 'ru'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts.title}</title>
<link rel="stylesheet" href="/operator/style.css">
</head>
<body>
<header>
<h1>${texts.title}</h1>
<nav>
<a href="?lang=${other}" hreflang="${other}">${other === 'ru' ? 'Русский' : 'English'}</a>
${mark === null ? '' : button('/operator/logout', { mark, label: texts.leave })}
</nav>
</header>
<main>${content}</main>
</body>
</html>`
}

/** A form of one button: what changes something is never a link. */
export function button(
  action: string,
  { mark, label }: { readonly mark: string; readonly label: string },
): Html {
  return html`<form method="post" action="${action}">
<input type="hidden" name="mark" value="${mark}"><button>${label}</button>
</form>`
}

export function loginPage(texts: Texts, problem: 'wrong' | 'slow' | null): Html {
  return html`<section>
<h2>${texts.login}</h2>
${problem ? html`<p role="status" class="bad">${texts[problem]}</p>` : ''}
<form class="login" method="post" action="/operator/login">
<label for="word">${texts.password}</label>
<input id="word" name="word" type="password" autocomplete="current-password" required autofocus>
<button class="first">${texts.enter}</button>
</form>
</section>`
}

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => Html | string
}

/** A table that becomes a list of cards where the screen is narrow. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Html {
  return html`<table>
<thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${columns.map(({ title, cell }) =>
        title === ''
          ? html`<td>${cell(row)}</td>`
          : html`<td data-name="${title}">${cell(row)}</td>`,
      )}</tr>`,
  )}</tbody>
</table>`
}

/** `3 min`, in the reader's language. */
export function duration(ms: number, language: Language): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const
  const [unit, size] = units.find(([, length]) => ms >= length) ?? (['second', 1_000] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 0 }).format(
    Math.max(0, Math.floor(ms / size)),
  )
}
