import { defineComponent, h, onMounted, type PropType, ref, watch } from 'vue'
import { type CheckoutChange, type CheckoutProblem, defineElement } from '../index.ts'
import { type ElementOptions, writeAttributes } from './write-attributes.ts'

export type { CheckoutChange, CheckoutProblem, ElementOptions }

/** An optional boolean must say so: Vue reads an absent one as `false`, which is what is meant here. */
const PROPS = {
  gateway: { type: String, required: true },
  shop: { type: String, required: true },
  cart: { type: Object as PropType<ElementOptions['cart']>, required: true },
  methods: { type: Array as PropType<ElementOptions['methods']>, required: true },
  town: [String, Object] as PropType<ElementOptions['town']>,
  locale: String,
  tiles: Object as PropType<ElementOptions['tiles']>,
  name: String,
  required: Boolean,
  fallbackPrice: Number,
  fields: Object as PropType<ElementOptions['fields']>,
  writesFields: Boolean,
  theme: String as PropType<ElementOptions['theme']>,
} as const

/**
 * `<courier-checkout>` as a Vue component: a form field whose value is the selection token, which
 * `v-model` follows too. On a server it draws the empty element.
 */
export const CourierCheckout = defineComponent({
  name: 'CourierCheckout',
  props: PROPS,
  emits: {
    ready: () => true,
    change: (_: CheckoutChange) => true,
    error: (_: CheckoutProblem) => true,
    'update:modelValue': (_: string | null) => true,
  },
  setup(props, { emit }) {
    const element = ref<HTMLElement>()
    const write = () => {
      // Vue gives every prop the type of its declaration; absent ones are `undefined`.
      if (element.value) writeAttributes(element.value, props as ElementOptions)
    }
    onMounted(() => {
      write()
      // With its attributes written and somebody listening.
      defineElement()
    })
    watch(props, write, { deep: true, flush: 'post' })

    return () =>
      h('courier-checkout', {
        ref: element,
        'on:courier-ready': () => emit('ready'),
        'on:courier-change': ({ detail }: CustomEvent<CheckoutChange>) => {
          emit('change', detail)
          emit('update:modelValue', detail.token)
        },
        'on:courier-error': ({ detail }: CustomEvent<CheckoutProblem>) => emit('error', detail),
      })
  },
})
