// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { createPosts } from './posts.ts'

function openForm() {
  document.body.innerHTML = '<form><button>Order</button></form>'
  const form = document.querySelector('form') ?? document.createElement('form')
  const sent: string[] = []
  const answers: (() => void)[] = []
  const posts = createPosts(form, (_field, value) => {
    sent.push(value)
    return new Promise<void>((resolve) => answers.push(resolve))
  })
  const ordered = vi.fn((event: Event) => event.preventDefault())
  document.body.addEventListener('submit', ordered)
  return { form, posts, sent, answers, ordered }
}

test('a second choice goes when the first has come', async () => {
  const { posts, sent, answers } = openForm()
  const first = posts.post('pickup', '')
  const second = posts.post('pickup', 'token')
  await vi.waitFor(() => expect(sent).toEqual(['']))
  answers[0]?.()
  await first
  await vi.waitFor(() => expect(sent).toEqual(['', 'token']))
  answers[1]?.()
  await second

  expect(sent).toEqual(['', 'token'])
})

test('an order submitted while a choice is on its way waits for it, and is submitted once', async () => {
  const { form, posts, answers, ordered } = openForm()
  const choice = posts.post('pickup', 'token')
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  form.requestSubmit()
  form.requestSubmit()
  const before = ordered.mock.calls.length
  answers[0]?.()
  await choice
  await vi.waitFor(() => expect(ordered).toHaveBeenCalled())

  expect([before, ordered.mock.calls.length]).toEqual([0, 1])
})
