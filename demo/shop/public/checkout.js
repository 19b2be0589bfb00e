// The shop's own page script: keeps the cart beside the form, tells the chooser about it, and shows what
// the chooser says. Nothing here is believed: the server verifies the token and computes the total.

const form = document.querySelector('form.checkout')
const chooser = document.querySelector('courier-checkout')
const plain = document.getElementById('plain-delivery')
const summary = document.getElementById('summary')
const language = document.documentElement.lang

/** Failures after which the order can still be placed with the shop's own fields. */
const OUTAGES = ['unreachable', 'courier_unavailable', 'courier_misbehaved', 'internal']
const PATIENCE_MS = 12_000

let chosenPrice = null
let asked = 0

function money({ amount, currency }) {
  const minimumFractionDigits = amount % 100 === 0 ? 0 : 2
  const currencyDisplay = 'narrowSymbol'
  const format = { style: 'currency', currency, currencyDisplay, minimumFractionDigits }
  return new Intl.NumberFormat(language, format).format(amount / 100)
}

function showTotals() {
  const goods = Number(summary.querySelector('[data-goods]').dataset.goods)
  const delivery = document.getElementById('delivery-price')
  const isFree = chosenPrice?.amount === 0
  const text = chosenPrice && money(chosenPrice)
  const isPlain = plain.offsetParent !== null
  const empty = isPlain ? delivery.dataset.fallback : delivery.dataset.empty
  delivery.textContent = isFree ? delivery.dataset.free : (text ?? empty)
  const total = { amount: goods + (chosenPrice?.amount ?? 0), currency: 'RUB' }
  document.getElementById('total').textContent = money(total)
}

async function refreshCart(address) {
  asked += 1
  const mine = asked
  const payment = new FormData(form).get('payment')
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({ payment }),
  })
  const answer = await response.json()
  if (mine !== asked) return
  if (answer.isEmpty) {
    location.assign('/checkout')
    return
  }
  const focused = document.activeElement?.getAttribute('aria-label')
  summary.innerHTML = answer.summary
  for (const button of summary.querySelectorAll('button')) {
    if (button.getAttribute('aria-label') === focused) button.focus()
  }
  const count = document.querySelector('.basket b')
  const outputs = [...summary.querySelectorAll('output')]
  if (count) count.textContent = outputs.reduce((sum, o) => sum + Number(o.textContent), 0)
  chooser?.setAttribute('cart', JSON.stringify(answer.cart))
  showTotals()
}

function needPlainFields(isNeeded) {
  plain.classList.toggle('needed', isNeeded)
  showTotals()
}

form.addEventListener('change', (event) => {
  if (event.target.name === 'payment') void refreshCart('/cart')
})

summary.addEventListener('click', (event) => {
  const button = event.target.closest('button[formaction]')
  if (!button) return
  event.preventDefault()
  void refreshCart(button.getAttribute('formaction'))
})

chooser?.addEventListener('courier-change', ({ detail }) => {
  chosenPrice = detail.selection?.price ?? null
  if (detail.token) needPlainFields(false)
  else showTotals()
})

chooser?.addEventListener('courier-error', ({ detail }) => {
  if (OUTAGES.includes(detail.code)) needPlainFields(true)
})

showTotals()

// A script that fails at once is seen by `early.js`; one that hangs never becomes an element.
if (chooser) {
  setTimeout(() => {
    if (!customElements.get('courier-checkout')) needPlainFields(true)
  }, PATIENCE_MS)
}
