import { CourierCheckout } from '@courier-checkout/widget/vue'
import { createApp, h } from 'vue'
import App from './app.vue'

createApp(App).mount('#app')

// What a template says is not read by tsc: properties and events have types here too.
const cart = { currency: 'RUB', goods: 1, payment: 'none', weightGrams: 1, parcels: [] } as const
const methods = [{ method: 'door', ruleSet: 'courier' }] as const
const say = (code: string): string => code
const plain = { gateway: 'https://delivery.example', shop: 'pk_test', cart }
h(CourierCheckout, { ...plain, methods, onError: ({ code }) => void say(code) })
// @ts-expect-error: properties have types here.
h(CourierCheckout, { ...plain, methods: 1 })
