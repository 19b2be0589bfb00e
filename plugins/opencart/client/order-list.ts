/** What the shop's server tells about the rows that it has drawn: `OrderScreen::addToList()`. */
interface List {
  readonly states: Readonly<Record<string, { readonly state: string; readonly text: string }>>
  readonly url: string
  /** With `{ids}` in it. */
  readonly labels: string
  readonly texts: {
    readonly column: string
    readonly send: string
    readonly labels: string
    readonly none: string
  }
}

const CHECKBOX = 'input[name="selected[]"]'

/** OpenCart's list has no place for a column of ours, and its 4.x draws the list anew without the page. */
function drawAll(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-courier-list]')) {
    if (place.dataset['isDrawn']) continue
    place.dataset['isDrawn'] = 'true'
    const list: List = JSON.parse(place.dataset['courierList'] ?? '{}')
    addColumn(list)
    addButtons(place, list)
  }
}

function addColumn({ states, texts }: List): void {
  for (const checkbox of document.querySelectorAll<HTMLInputElement>(CHECKBOX)) {
    const row = checkbox.closest('tr')
    if (!row || row.querySelector('.courier-state')) continue
    const cell = row.insertCell(-1)
    const state = states[checkbox.value]
    cell.className = `courier-state courier-state-${state?.state ?? 'none'}`
    cell.textContent = state?.text ?? ''
    const head = row.closest('table')?.tHead?.rows[0]
    if (head && !head.querySelector('.courier-column')) {
      const title = document.createElement('td')
      title.className = 'courier-column'
      title.textContent = texts.column
      head.append(title)
    }
  }
}

function addButtons(place: HTMLElement, list: List): void {
  const bar = document.querySelector('.page-header .pull-right, .page-header .float-end')
  document.querySelector('.courier-bulk')?.remove()
  const group = document.createElement('span')
  group.className = 'courier-bulk'
  const said = document.createElement('span')
  said.setAttribute('role', 'status')
  group.append(
    button(list.texts.send, 'fa-paper-plane', () => void send(list, said)),
    button(list.texts.labels, 'fa-tag', () => {
      const ids = chosen()
      if (ids.length === 0) said.textContent = list.texts.none
      else window.open(list.labels.replace('{ids}', ids.join(',')), '_blank', 'noopener')
    }),
    said,
  )
  if (bar) bar.prepend(group)
  else place.before(group)
}

function button(label: string, icon: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'btn btn-default btn-light'
  made.title = label
  made.setAttribute('aria-label', label)
  made.innerHTML = `<i class="fa fas ${icon}" aria-hidden="true"></i>`
  made.addEventListener('click', press)
  return made
}

async function send(list: List, said: HTMLElement): Promise<void> {
  const ids = chosen()
  if (ids.length === 0) {
    said.textContent = list.texts.none
    return
  }
  const body = new URLSearchParams(ids.map((id) => ['selected[]', id]))
  const answer: unknown = await fetch(list.url, {
    method: 'POST',
    body,
    credentials: 'same-origin',
  })
    .then((response) => response.json())
    .catch(() => null)
  const { text, message } = (answer ?? {}) as { text?: string; message?: string } // our own PHP's answer
  said.textContent = text ?? message ?? ''
}

function chosen(): string[] {
  const boxes = document.querySelectorAll<HTMLInputElement>(`${CHECKBOX}:checked`)
  return [...boxes].map((box) => box.value)
}

function keepNote(form: HTMLFormElement): void {
  if (form.dataset['isDrawn']) return
  form.dataset['isDrawn'] = 'true'
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const body = new URLSearchParams([['note', form.querySelector('textarea')?.value ?? '']])
    void fetch(form.action, { method: 'POST', body, credentials: 'same-origin' })
      .then((response) => response.json())
      .then((answer: { text?: string; message?: string }) => {
        const said = form.querySelector('[role="status"]')
        if (said) said.textContent = answer.text ?? answer.message ?? ''
      })
  })
}

function start(): void {
  drawAll()
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-courier-note]'))
    keepNote(form)
}

if (!Reflect.get(globalThis, 'courierOrderList')) {
  // 4.x brings this script again with every page of the list.
  Reflect.set(globalThis, 'courierOrderList', true)
  start()
  new MutationObserver(start).observe(document.body, { childList: true, subtree: true })
}
