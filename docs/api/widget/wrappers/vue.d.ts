import { type PropType } from 'vue';
import { type CheckoutChange, type CheckoutProblem } from '../index.ts';
import { type ElementOptions } from './write-attributes.ts';
export type { CheckoutChange, CheckoutProblem, ElementOptions };
/**
 * `<courier-checkout>` as a Vue component: a form field whose value is the selection token, which
 * `v-model` follows too. On a server it draws the empty element.
 */
export declare const CourierCheckout: import("vue").DefineComponent<import("vue").ExtractPropTypes<{
    readonly gateway: {
        readonly type: StringConstructor;
        readonly required: true;
    };
    readonly shop: {
        readonly type: StringConstructor;
        readonly required: true;
    };
    readonly cart: {
        readonly type: PropType<ElementOptions['cart']>;
        readonly required: true;
    };
    readonly methods: {
        readonly type: PropType<ElementOptions['methods']>;
        readonly required: true;
    };
    readonly town: PropType<ElementOptions['town']>;
    readonly locale: StringConstructor;
    readonly tiles: PropType<ElementOptions['tiles']>;
    readonly name: StringConstructor;
    readonly required: BooleanConstructor;
    readonly fallbackPrice: NumberConstructor;
    readonly fields: PropType<ElementOptions['fields']>;
    readonly writesFields: BooleanConstructor;
    readonly theme: PropType<ElementOptions['theme']>;
}>, () => import("vue").VNode<import("vue").RendererNode, import("vue").RendererElement, {
    [key: string]: any;
}>, {}, {}, {}, import("vue").ComponentOptionsMixin, import("vue").ComponentOptionsMixin, {
    ready: () => true;
    change: (_: CheckoutChange) => true;
    error: (_: CheckoutProblem) => true;
    'update:modelValue': (_: string | null) => true;
}, string, import("vue").PublicProps, Readonly<import("vue").ExtractPropTypes<{
    readonly gateway: {
        readonly type: StringConstructor;
        readonly required: true;
    };
    readonly shop: {
        readonly type: StringConstructor;
        readonly required: true;
    };
    readonly cart: {
        readonly type: PropType<ElementOptions['cart']>;
        readonly required: true;
    };
    readonly methods: {
        readonly type: PropType<ElementOptions['methods']>;
        readonly required: true;
    };
    readonly town: PropType<ElementOptions['town']>;
    readonly locale: StringConstructor;
    readonly tiles: PropType<ElementOptions['tiles']>;
    readonly name: StringConstructor;
    readonly required: BooleanConstructor;
    readonly fallbackPrice: NumberConstructor;
    readonly fields: PropType<ElementOptions['fields']>;
    readonly writesFields: BooleanConstructor;
    readonly theme: PropType<ElementOptions['theme']>;
}>> & Readonly<{
    onChange?: (_: CheckoutChange) => any;
    onError?: (_: CheckoutProblem) => any;
    onReady?: () => any;
    "onUpdate:modelValue"?: (_: string | null) => any;
}>, {
    readonly required: boolean;
    readonly writesFields: boolean;
}, {}, {}, {}, string, import("vue").ComponentProvideOptions, true, {}, any>;
