// @vitest-environment happy-dom
import { render } from 'preact'
import { expect, test } from 'vitest'
import { createApi } from './api.ts'
import type { Block } from './block.ts'
import { OrderBlock } from './order-block.tsx'
import type { AdminPage } from './page.ts'
import { textsFor } from './texts.ts'

const page: AdminPage = {
  ...{ brand: 'courier', locale: 'en', widget: '/widget.js', tiles: {}, headers: {} },
  urls: { act: '/act', check: '/check', towns: '/towns' },
}
const destination = { text: 'Казань', methodText: 'To the door', note: '', shopAddress: '' }
const aBlock: Block = {
  ...{ orderId: '55', state: 'none', sentence: 'Not sent.', waybill: '', label: '' },
  ...{ destination, notices: [], events: [], candidates: null, actions: [], chooser: null },
}

test('a note for the courier stands below the address, and no empty line where there is none', () => {
  expect(shown(aBlock)).toEqual(['To the door', 'Казань'])
  expect(shown({ ...aBlock, destination: { ...destination, note: 'Ring twice' } })).toEqual([
    ...['To the door', 'Казань'],
    ...['Note for the courier', 'Ring twice'],
  ])
})

function shown(block: Block): readonly string[] {
  const root = document.createElement('div')
  const around = { page, texts: textsFor('en'), api: createApi(page, '') }
  render(<OrderBlock first={block} around={around} />, root)
  return [...root.querySelectorAll('dt, dd')].map(({ textContent }) => textContent ?? '')
}
