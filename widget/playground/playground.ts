import { browserDeps } from '../src/deps.ts'
import { type CheckoutOptions, mount, type Widget } from '../src/index.ts'
import { createFakeGateway } from './fake-gateway.ts'
import { isScenarioName, SCENARIOS, type Scenario } from './scenarios.ts'
import { drawTile } from './tiles.ts'

/** Controls and their choices; the first is the default. Kept in the address, so that it can be sent. */
const CONTROLS = {
  locale: ['ru', 'en', 'uk', 'kk', 'uz', 'be'],
  dir: ['ltr', 'rtl'],
  look: ['shop', 'woo', 'market', 'plain'],
  page: ['light', 'dark'],
  theme: ['auto', 'light', 'dark'],
  payment: ['cash', 'card', 'none'],
  weight: ['1250', '12000', '31000'],
  methods: ['pickup_point,door', 'door,pickup_point', 'door', 'pickup_point'],
  town: ['15500', '7700', 'name: Советск', 'none'],
  tiles: ['drawn', 'none', 'broken'],
  fallback: ['none', '35000'],
} as const

type Control = keyof typeof CONTROLS

const query = new URLSearchParams(location.search)
const read = (name: Control): string => query.get(name) ?? CONTROLS[name][0]
const stateName = query.get('state') ?? 'usual'
const scenario: Scenario = SCENARIOS[isScenarioName(stateName) ? stateName : 'usual']

function toOptions(): CheckoutOptions {
  const town = scenario.isTownUnknown ? 'none' : read('town')
  const tiles = read('tiles')
  return {
    gateway: 'https://gateway.example',
    shop: 'pk_playground',
    name: stateName,
    locale: read('locale'),
    cart: {
      // Both are choices of a control, checked by the widget again.
      currency: 'RUB',
      goods: 125_000,
      payment: scenario.cart?.payment ?? (read('payment') as 'cash'),
      weightGrams: scenario.cart?.weightGrams ?? Number(read('weight')),
      parcels: [],
    },
    methods: read('methods')
      .split(',')
      .map((method) => ({ method: method === 'door' ? 'door' : 'pickup_point', ruleSet: method })),
    ...(town !== 'none' && { town: town.startsWith('name: ') ? { name: town.slice(6) } : town }),
    ...(tiles !== 'none' && {
      tiles: {
        url: tiles === 'drawn' ? `${drawTile()}#{z}/{x}/{y}` : 'https://tiles.invalid/{z}/{x}/{y}',
        attribution: 'Нарисованная карта, не местность',
      },
    }),
    ...(read('fallback') !== 'none' && { fallbackPrice: Number(read('fallback')) }),
    theme: read('theme') as 'auto',
  }
}

function start(): Widget {
  const events = find('events')
  const log = (name: string) => (detail?: unknown) => {
    events.textContent = `${name} ${JSON.stringify(detail ?? null, null, 1)}\n${events.textContent}`
  }
  return mount(
    find('widget'),
    {
      ...toOptions(),
      onReady: log('courier-ready'),
      onChange: log('courier-change'),
      onError: log('courier-error'),
    },
    { ...browserDeps(), fetch: createFakeGateway(scenario), tabStorage: null },
  )
}

function link(change: Record<string, string>): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(change)) next.set(name, value)
  return `?${next}`
}

function drawStates() {
  for (const [name, { title }] of Object.entries(SCENARIOS)) {
    const anchor = document.createElement('a')
    anchor.href = link({ state: name })
    anchor.textContent = title
    if (name === stateName) anchor.setAttribute('aria-current', 'true')
    find('states').append(anchor)
  }
}

function drawControls() {
  for (const [name, choices] of Object.entries(CONTROLS)) {
    const label = document.createElement('label')
    const select = document.createElement('select')
    select.append(...choices.map((choice) => new Option(choice)))
    // The keys of CONTROLS are its controls.
    select.value = read(name as Control)
    select.addEventListener('change', () => {
      location.search = link({ [name]: select.value })
    })
    label.append(name, select)
    find('controls').append(label)
  }
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the playground has no #${id}`)
  return element
}

document.documentElement.lang = read('locale')
document.documentElement.dir = read('dir')
document.body.classList.add(`theme-${read('look')}`, read('page'))
document.body.classList.toggle('bare', query.has('bare'))
drawStates()
drawControls()
const widget = start()
// For trying `update` and `destroy` by hand in the console.
Object.assign(window, { widget })
