import { mount } from '@courier-checkout/widget'

const gateway = new URLSearchParams(location.search).get('gateway') ?? location.origin

mount(document.body, {
  gateway,
  shop: 'pk_test',
  town: '15500',
  cart: { currency: 'RUB', goods: 125_000, payment: 'cash', weightGrams: 1250, parcels: [] },
  methods: [{ method: 'pickup_point', ruleSet: 'points' }],
  onChange: ({ token }) => {
    document.querySelector('output')?.replaceChildren(token ?? '')
  },
})

// @ts-expect-error: options have types here.
mount(document.body, { gateway: 1 })
