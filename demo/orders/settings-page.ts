import type { CheckAnswer } from '@courier-checkout/api-client/contract'
import { html } from 'hono/html'
import type { Connection } from '../shop/connection.ts'
import { printMoney, printRoubles } from '../shop/language.ts'
import type { Html } from '../shop/pages/layout.ts'
import type { ShopSettings } from '../shop/shop-settings.ts'
import { merchantPage } from './page.ts'

export interface SettingsView {
  readonly connection: Connection | null
  readonly settings: ShopSettings
  /** What was typed, without the password. */
  readonly typed: { readonly courierCode: string; readonly login: string }
  /** `null`: not known, the gateway was not asked or did not answer. */
  readonly numberPrefix: string | null
  readonly check: CheckAnswer | null
  readonly problem: string | null
  readonly saved: boolean
}

export function settingsPage(view: SettingsView): Html {
  return merchantPage(
    'Настройки',
    html`<h1>Настройки доставки</h1>
    ${connectionForm(view)}
    ${numbersForm(view)}`,
  )
}

function connectionForm({ connection, typed, check, problem }: SettingsView): Html {
  return html`<section class="panel">
    <h2>Подключение</h2>
    <p class="state" role="status">${
      connection
        ? `Подключено: служба ${connection.courierCode}, логин ${connection.login}.`
        : 'Пока не подключено.'
    }</p>
    <form method="post" action="/admin/settings/connection">
      <label>Код курьерской службы<input name="courier_code" value="${typed.courierCode}" inputmode="numeric" autocomplete="off"></label>
      <label>Логин<input name="login" value="${typed.login}" autocomplete="off"></label>
      <label>Пароль<input name="password" type="password" autocomplete="off"></label>
      <button class="act main">Проверить подключение</button>
    </form>
    ${problem ? html`<p class="failure" role="alert">${problem}</p>` : ''}
    ${check ? findings(check) : ''}
  </section>`
}

/** Sentences with ticks, and a sample price. */
function findings({ findings: found, sample }: CheckAnswer): Html {
  return html`<ul class="findings" role="status">
    ${found.map((finding) => html`<li class="${finding.ok ? 'good' : 'bad'}"><span aria-hidden="true">${finding.ok ? '✓' : '✗'}</span> ${toFindingText(finding)}</li>`)}
    ${sample ? html`<li class="good"><span aria-hidden="true">✓</span> Для примера: посылка 1 кг, ${sample.town}, «${sample.name}» — ${printMoney(sample.price, 'ru')}</li>` : ''}
  </ul>`
}

const FINDINGS = {
  credentials: ['Курьерская служба приняла логин и пароль', 'Курьерская служба не пустила магазин'],
  rates: ['Цены доставки приходят', 'Цену доставки узнать не удалось'],
  points: ['Пункты выдачи загружены', 'Пунктов выдачи не нашлось'],
  rule_set: ['Правила цены на месте', 'Правила цены не сохранены: подключите магазин ещё раз'],
  webhook: [
    'Статусы будут приходить сами',
    'До магазина не достучаться, статусы придётся спрашивать',
  ],
} as const

/** Our sentence; what went wrong is added in the gateway's words. */
function toFindingText({ code, ok, message }: CheckAnswer['findings'][number]): string {
  const [good, bad] = FINDINGS[code]
  return ok ? good : `${bad} (${message})`
}

function numbersForm({ settings, numberPrefix, saved }: SettingsView): Html {
  return html`<section class="panel" id="prefix">
    <h2>Номера и цены</h2>
    <form method="post" action="/admin/settings/numbers">
      <label>Префикс номеров у курьера<input name="prefix" value="${numberPrefix ?? ''}" placeholder="например, LAMP-" maxlength="12" ${numberPrefix === null ? html`disabled` : ''}></label>
      <p class="hint">Если под номером 1001 у курьера уже есть чужой заказ, с префиксом наш станет, например, LAMP-1001.</p>
      <label>Запасная цена до двери, ₽<input name="fallback" value="${settings.fallbackPrice / 100}" inputmode="numeric"></label>
      <p class="hint">Сейчас ${printRoubles(settings.fallbackPrice, 'ru')}. Действует, только когда служба доставки не отвечает.</p>
      <button class="act main">Сохранить</button>
      ${saved ? html`<p class="saved" role="status">Сохранено.</p>` : ''}
    </form>
  </section>`
}
