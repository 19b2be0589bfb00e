/**
 * Fields of ours on their way to the shop, one after the other: the choice made last is the one that counts. The
 * order waits for them; miniShop2's script would send it beside them.
 */
export function createPosts(
  form: HTMLFormElement,
  send: (field: string, value: string) => Promise<unknown>,
) {
  let last: Promise<unknown> | undefined
  let isHeld = false

  form.addEventListener(
    'submit',
    (event) => {
      if (!last) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (isHeld) return
      isHeld = true
      void last.then(() => {
        isHeld = false
        form.requestSubmit()
      })
    },
    true,
  )
  return {
    async post(field: string, value: string): Promise<void> {
      const own = (last ?? Promise.resolve()).then(() => send(field, value)).catch(() => null)
      last = own
      await own
      if (last === own) last = undefined
    },
  }
}
