import type { Page } from 'playwright-core'
import type { MethodName, PaymentName, Placed } from '../driver.ts'
import { waitFor } from '../wait-for.ts'
import { type Checkout, METHOD_CODES, PAYMENT_CODES } from './checkout.ts'

const SELECT = /courier_checkout[./]select/

export interface WalkDeps {
  readonly settle: () => Promise<void>
  readonly findPlaced: () => Promise<string>
}

/**
 * Scenarios say what a buyer wants in any order; OpenCart asks for delivery first and payment then, and forgets
 * the payment when the delivery changes. This walks its steps as a buyer must to get there.
 */
export function createWalk(page: Page, checkout: Checkout, deps: WalkDeps) {
  const { settle } = deps
  let method: MethodName | 'other' | null = null
  let payment: PaymentName | null = null
  let comment = ''
  let lastToken = ''
  const radio = (code: string) =>
    page.locator(`input[type="radio"][name="shipping_method"][value="${code}"]`)

  page.on('request', (request) => {
    if (request.method() !== 'POST' || !SELECT.test(request.url())) return
    lastToken = new URLSearchParams(request.postData() ?? '').get('token') ?? ''
  })

  async function look(): Promise<void> {
    // A window that is just closing takes no second order: the list is asked for again.
    await checkout.openMethods().catch(() => checkout.openMethods().catch(() => undefined))
    if (method && method !== 'other') await pick(METHOD_CODES[method])
  }

  async function pick(code: string): Promise<void> {
    const choice = radio(code)
    if ((await choice.count()) === 0) return
    await choice.check({ timeout: 8_000, force: true })
    await settle()
  }

  async function saveChosen(): Promise<string> {
    if (!(await radio(METHOD_CODES.door).or(radio('flat.flat')).first().isVisible())) await look()
    // 4.0 chooses nothing beforehand, the others the first.
    const choices = page.locator('input[type="radio"][name="shipping_method"]')
    if ((await choices.and(page.locator(':checked')).count()) === 0) {
      await choices.first().check({ timeout: 8_000, force: true })
      await settle()
    }
    if (comment) await checkout.note(comment).catch(() => undefined)
    return checkout.saveMethod()
  }

  /** What stopped the buyer on the way, or ''. */
  async function toConfirm(): Promise<string> {
    const problem = (await saveChosen().catch(() => '')) || (await checkout.problem())
    if (problem !== '') return problem
    await checkout.openPayments()
    await checkout.savePayment(payment ?? (await offered())[0] ?? 'cash')
    return ''
  }

  async function offered(): Promise<PaymentName[]> {
    const codes = await page
      .locator('input[type="radio"][name="payment_method"]')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''))
    return (['cash', 'prepaid'] as const).filter((kind) =>
      codes.some((code) => code.startsWith(PAYMENT_CODES[kind])),
    )
  }

  return {
    look,
    toConfirm,
    token: () => lastToken,
    async choose(wanted: MethodName) {
      method = wanted
      const isShown = await radio(METHOD_CODES[wanted]).isVisible()
      await (isShown ? pick(METHOD_CODES[wanted]) : look())
    },
    async pay(wanted: PaymentName) {
      payment = wanted
      // Nothing of ours is chosen yet, or it lacks its point: any delivery lets a buyer pay.
      if (method === null || method === 'other') await pick('flat.flat')
      if ((await toConfirm()) !== '') {
        await checkout.openMethods()
        await pick('flat.flat')
        await toConfirm()
      }
      await look()
    },
    async payments() {
      await saveChosen().catch(() => undefined)
      await checkout.openPayments().catch(() => undefined)
      const kinds = await offered()
      await look()
      return kinds
    },
    async forge(token: string) {
      // Whatever the page has to tell from now on, this is told in its place.
      await page.route(SELECT, (route) => {
        const body = new URLSearchParams(route.request().postData() ?? '')
        body.set('token', token)
        return route.continue({ postData: body.toString() })
      })
      await page.evaluate(
        async (code) => {
          const script = document.querySelector<HTMLScriptElement>('script[src*="checkout.js?v="]')
          const told = new URL(script?.src ?? '', document.baseURI).searchParams
          await fetch(`index.php?route=${told.get('r')}${told.get('m')}select`, {
            method: 'POST',
            headers: { 'X-Requested-With': 'XMLHttpRequest' },
            body: new URLSearchParams({ code, token: '' }),
          })
        },
        METHOD_CODES[method === 'door' ? 'door' : 'pickup_point'],
      )
      await settle()
    },
    async note(text: string) {
      comment = text
    },
    async place(times: number): Promise<Placed> {
      // The last step of an earlier delivery may still be on the page.
      const problem = await toConfirm().catch(() => '')
      if (problem !== '') return { kind: 'refused', text: problem }
      return placeOrder(page, checkout, { times, findPlaced: deps.findPlaced })
    },
  }
}

async function placeOrder(
  page: Page,
  checkout: Checkout,
  { times, findPlaced }: { times: number; findPlaced: () => Promise<string> },
): Promise<Placed> {
  const problem = await checkout.problem().catch(() => '')
  const isThere = () => checkout.isAtConfirm().catch(() => false)
  if (!(await (problem === '' ? waitFor(isThere, (is) => is) : isThere()))) {
    return { kind: 'refused', text: problem || (await page.locator('body').innerText()) }
  }
  await checkout.press(times)
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    if (page.url().includes('checkout/success')) {
      await page.waitForLoadState('domcontentloaded')
      const text = await page.locator('body').innerText()
      return { kind: 'placed', orderId: await findPlaced(), page: text }
    }
    const text = await checkout.problem().catch(() => '')
    if (text !== '') return { kind: 'refused', text }
    await page.waitForTimeout(200)
  }
  return { kind: 'refused', text: 'nothing happened' }
}
