// Keeps the desk fresh without taking the focus away. Without it the pages work all the same.

const REFRESH_MS = 2_000

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !('move' in form.dataset)) return
  event.preventDefault()
  void move(form, event.submitter)
})

/** Sends the form and puts the focus on what comes next. */
async function move(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter))
  const response = await fetch(form.action, { method: 'POST', body })
  say(response.ok ? 'Статус изменён' : 'Не получилось: нет такого статуса')
  const key = form.closest('[data-key]')?.dataset.key
  submitter?.blur()
  await refresh()
  if (form.isConnected) form.reset()
  const place = key ? document.querySelector(`[data-key="${CSS.escape(key)}"]`) : form
  place?.querySelector('input, button')?.focus()
}

async function refresh() {
  const response = await fetch(location.href)
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const list = document.querySelector('[data-list]')
  const freshList = fresh.querySelector('[data-list]')
  if (list && freshList) mergeList(list, freshList)
  for (const node of fresh.querySelectorAll('[data-key]')) {
    if (freshList?.contains(node)) continue
    const old = document.querySelector(`[data-key="${CSS.escape(node.dataset.key)}"]`)
    if (old) replace(old, node)
    else if (list) list.before(node)
  }
  if (freshList?.children.length) document.querySelector('[data-key="none"]')?.remove()
}

/** New rows come in at their place, gone ones leave, changed ones are replaced. */
function mergeList(list, fresh) {
  const old = new Map([...list.children].map((row) => [row.dataset.key, row]))
  let previous = null
  for (const row of [...fresh.children]) {
    const known = old.get(row.dataset.key)
    old.delete(row.dataset.key)
    const current = known ? replace(known, row) : row
    const place = previous ? previous.nextSibling : list.firstChild
    if (current !== place && !current.contains(document.activeElement)) {
      list.insertBefore(current, place)
    }
    previous = current
  }
  for (const row of old.values()) if (!row.contains(document.activeElement)) row.remove()
}

/** The focus goes over to the same control; where that is gone, only the live texts change. */
function replace(old, fresh) {
  if (old.isEqualNode(fresh)) return old
  const focused = document.activeElement
  const hadFocus = old.contains(focused)
  const same = hadFocus ? findSame(fresh, focused) : undefined
  if (!hadFocus || same) {
    old.replaceWith(fresh)
    same?.focus()
    return fresh
  }
  for (const live of fresh.querySelectorAll('[data-live]')) {
    const place = old.querySelector(`[data-live="${live.dataset.live}"]`)
    if (place && !place.isEqualNode(live)) place.replaceWith(live)
  }
  return old
}

function findSame(fresh, control) {
  return [...fresh.querySelectorAll(control.localName)].find(
    (other) => other.value === control.value && other.href === control.href,
  )
}

function say(text) {
  const news = document.getElementById('news')
  if (news) news.textContent = text
}

async function keepFresh() {
  // A hidden page asks nothing; a courier that is down is asked again later.
  if (!document.hidden) await refresh().catch(() => say('Нет связи с курьером'))
  setTimeout(keepFresh, REFRESH_MS)
}

setTimeout(keepFresh, REFRESH_MS)
