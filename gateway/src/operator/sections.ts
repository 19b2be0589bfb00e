import { html } from 'hono/html'
import type { Overview } from './overview.ts'
import { button, duration, type Html, table } from './page.ts'
import type { Language, Texts } from './texts.ts'

export interface Showing {
  readonly overview: Overview
  readonly texts: Texts
  readonly language: Language
  readonly mark: string
}

/** The whole overview, what needs a person first. */
export function overviewPage(showing: Showing, said: 'retried' | 'refused' | null): Html {
  const { texts } = showing
  return html`
${said ? html`<p role="status" class="${said === 'retried' ? 'good' : 'bad'}">${texts[said]}</p>` : ''}
${section(texts.now, tiles(showing))}
${section(texts.failing, failingShipments(showing))}
${section(texts.failingWebhooks, failingWebhooks(showing))}
${section(texts.couriers, couriers(showing))}
${section(texts.budget, budgets(showing))}
${section(texts.lists, lists(showing))}
`
}

const section = (title: string, content: Html): Html =>
  html`<section><h2>${title}</h2>${content}</section>`

const nothing = (words: string): Html => html`<p class="quiet">${words}</p>`

function tiles({ overview: { queues, now }, texts, language }: Showing): Html {
  const waited = (at: string | null): string =>
    at === null ? '' : `${texts.oldest} ${duration(now.getTime() - Date.parse(at), language)}`
  const states = ['queued', 'sent', 'rejected', 'unclear', 'cancelled'] as const
  const bad = (count: number): string => (count > 0 ? 'bad' : '')
  return html`<dl class="tiles">
${tile(texts.due, queues.due, { note: waited(queues.oldestDueAt), mark: '' })}
${tile(texts.givenUp, queues.givenUp, { note: '', mark: bad(queues.givenUp) })}
${tile(texts.webhooksWaiting, queues.webhooks['waiting'] ?? 0, {
  note: waited(queues.oldestWebhookAt),
  mark: '',
})}
${tile(texts.webhooksFailed, queues.webhooks['failed'] ?? 0, {
  note: '',
  mark: bad(queues.webhooks['failed'] ?? 0),
})}
${states.map((state) =>
  tile(`${texts.shipments}: ${texts[state]}`, queues.shipments[state] ?? 0, { note: '', mark: '' }),
)}
</dl>`
}

const tile = (
  title: string,
  value: number,
  { note, mark }: { readonly note: string; readonly mark: string },
): Html =>
  html`<div class="${mark}"><dt>${title}</dt><dd>${value} <small>${note}</small></dd></div>`

function failingShipments({ overview, texts, language, mark }: Showing): Html {
  if (overview.shipments.length === 0) return nothing(texts.noFailing)
  return table(overview.shipments, [
    { title: texts.order, cell: ({ reference }) => reference },
    { title: texts.shop, cell: ({ shopUrl }) => shopUrl },
    { title: texts.state, cell: ({ state }) => wordOf(texts, state) },
    { title: texts.why, cell: ({ reason }) => explain(reason) },
    { title: texts.tries, cell: ({ tries }) => String(tries) },
    {
      title: texts.changed,
      cell: ({ updatedAt }) => ago({ overview, texts, language }, updatedAt),
    },
    {
      title: '',
      cell: ({ shipmentId, state }) =>
        state === 'queued'
          ? button(`/operator/shipments/${shipmentId}/retry`, { mark, label: texts.retry })
          : '',
    },
  ])
}

function failingWebhooks({ overview, texts, language, mark }: Showing): Html {
  if (overview.webhooks.length === 0) return nothing(texts.noFailingWebhooks)
  return table(overview.webhooks, [
    { title: texts.shop, cell: ({ shopUrl }) => shopUrl },
    { title: texts.why, cell: ({ lastError }) => lastError ?? texts.none },
    { title: texts.tries, cell: ({ tries }) => String(tries) },
    { title: texts.changed, cell: ({ openedAt }) => ago({ overview, texts, language }, openedAt) },
    {
      title: '',
      cell: ({ eventId }) =>
        button(`/operator/deliveries/${eventId}/resend`, { mark, label: texts.resend }),
    },
  ])
}

function couriers({ overview, texts }: Showing): Html {
  if (overview.troubled.length === 0) return html`<p class="good">${texts.allWell}</p>`
  return table(overview.troubled, [
    { title: texts.account, cell: ({ account }) => account },
    { title: texts.state, cell: ({ state }) => html`<span class="bad">${texts[state]}</span>` },
    { title: texts.inFlight, cell: ({ inFlight }) => String(inFlight) },
  ])
}

function budgets({ overview, texts }: Showing): Html {
  if (overview.spending.length === 0) return nothing(texts.nothingSpent)
  return table(overview.spending, [
    { title: texts.account, cell: ({ tenantId, login }) => `${tenantId}/${login}` },
    {
      title: texts.budget,
      cell: ({ requests, requestsPerHour: max }) =>
        html`${requests} ${texts.spentOf} ${max}
<meter min="0" max="${max}" high="${Math.floor(max * 0.8)}" value="${requests}"
  aria-label="${texts.budget}">${requests}</meter>`,
    },
  ])
}

function lists({ overview, texts, language }: Showing): Html {
  if (overview.lists.length === 0) return nothing(texts.noLists)
  return table(overview.lists, [
    { title: texts.courier, cell: ({ tenantId }) => tenantId },
    { title: texts.lists, cell: ({ kind }) => wordOf(texts, kind) },
    { title: texts.loaded, cell: ({ loadedAt }) => ago({ overview, texts, language }, loadedAt) },
  ])
}

function ago(
  { overview, texts, language }: Pick<Showing, 'overview' | 'texts' | 'language'>,
  at: string,
): string {
  return `${duration(overview.now.getTime() - Date.parse(at), language)} ${texts.ago}`
}

/** Our own codes have words; an unknown one is shown as it is. */
function wordOf(texts: Texts, code: string): string {
  return Object.entries(texts).find(([key]) => key === code)?.[1] ?? code
}

function explain(reason: string | null): string {
  if (reason === null) return ''
  // Written by the shipping half: a code, and a message for people.
  const { code, message } = JSON.parse(reason) as { code?: string; message?: string }
  return message ?? code ?? ''
}
