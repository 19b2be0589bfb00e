// Statuses arrive by themselves: the server names the order that changed, and its card is fetched anew.

function openCards() {
  return new Set(
    [...document.querySelectorAll('details.more[open]')].map((d) => d.closest('.order').id),
  )
}

async function refreshCard(number) {
  const card = document.getElementById(`order-${number}`)
  // A form that is being filled in is left alone.
  if (!card || card.matches(':has(.correction :focus)')) return
  const response = await fetch(`/admin/orders/${number}`)
  if (!response.ok) return
  const isOpen = openCards().has(card.id)
  const template = document.createElement('template')
  template.innerHTML = await response.text()
  const fresh = template.content.firstElementChild
  if (isOpen) fresh.querySelector('details.more')?.setAttribute('open', '')
  card.replaceWith(fresh)
}

if (document.getElementById('orders')) {
  const events = new EventSource('/admin/events')
  events.addEventListener('message', ({ data }) => void refreshCard(data))
  addEventListener('pagehide', () => events.close())
}

document.addEventListener('submit', (event) => {
  const button = event.target.querySelector('button')
  if (!button) return
  // One press, one request; the page that comes back has a fresh button.
  setTimeout(() => {
    button.disabled = true
    button.setAttribute('aria-busy', 'true')
  })
})
