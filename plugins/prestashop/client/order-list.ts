/** What the shop's server tells beside the list of orders: `OrderScreen::list()`. */
interface OrderList {
  readonly url: string
  readonly labels: string
  readonly texts: { readonly send: string; readonly labels: string; readonly none: string }
}

const place = document.querySelector<HTMLElement>('[data-courier-list]')
const list: OrderList | null = JSON.parse(place?.dataset['courierList'] ?? 'null')
const menu = document
  .querySelector('.js-bulk-actions-btn')
  ?.parentElement?.querySelector('.dropdown-menu')
if (list && menu) {
  menu.append(
    item(list.texts.send, (ids, own) => {
      void send(ids, own)
    }),
    item(list.texts.labels, openLabels),
  )
}

function item(label: string, act: (ids: readonly string[], list: OrderList) => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'dropdown-item'
  button.textContent = label
  button.addEventListener('click', () => {
    const boxes = document.querySelectorAll<HTMLInputElement>('.js-bulk-action-checkbox:checked')
    const ids = [...boxes].map((box) => box.value)
    if (!list) return
    if (ids.length === 0) alert(list.texts.none)
    else act(ids, list)
  })
  return button
}

async function send(ids: readonly string[], { url, texts }: OrderList): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ orders: ids }),
  })
  const answer: { text?: string; message?: string } = await response.json().catch(() => ({}))
  alert(answer.text ?? answer.message ?? texts.none)
  location.reload()
}

function openLabels(ids: readonly string[], { labels }: OrderList): void {
  window.open(labels.replace('{ids}', ids.join(',')), '_blank')
}
