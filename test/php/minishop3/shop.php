<?php

// The part of MiniShop3 1.11 and later that the component stands on, as its documentation and its sources have it.

declare(strict_types=1);

namespace MiniShop3\Model {
    use xPDO\Om\xPDOSimpleObject;

    final class msOrder extends xPDOSimpleObject
    {
        public const TABLE = 'ms3_orders';
    }

    final class msOrderAddress extends xPDOSimpleObject
    {
        public const TABLE = 'ms3_order_addresses';
    }

    final class msOrderStatus extends xPDOSimpleObject
    {
        public const TABLE = 'ms3_order_statuses';
    }

    final class msDelivery extends xPDOSimpleObject
    {
        public const TABLE = 'ms3_deliveries';
    }
}

namespace MiniShop3\Controllers\Delivery {
    use MiniShop3\Model\msDelivery;
    use MiniShop3\Model\msOrder;

    interface DeliveryProviderInterface
    {
        public function getCost(msOrder $order, msDelivery $delivery, float $cost): float;
    }
}

namespace MiniShop3\Middleware {
    final class TokenMiddleware
    {
        public function __construct(object $modx)
        {
        }
    }
}

namespace MiniShop3\Router {
    final class Response
    {
        /** @var mixed */
        public $data;

        /** @param mixed $data */
        private function __construct($data)
        {
            $this->data = $data;
        }

        /** @param mixed $data */
        public static function success($data): self
        {
            return new self($data);
        }
    }

    final class Router
    {
        /** @var array<string, callable> */
        public array $routes = [];

        /** @param object[] $middleware */
        public function get(string $path, callable $handler, array $middleware = []): void
        {
            $this->routes[$path] = $handler;
        }
    }
}

namespace MiniShop3 {
    use MiniShop3\Model\msDelivery;
    use MiniShop3\Model\msOrder;
    use MiniShop3\Model\msOrderAddress;
    use MiniShop3\Model\msOrderStatus;
    use MODX\Revolution\modX;

    /** One object under all the names of MiniShop3's services that are used here. */
    final class FakeShop
    {
        private const NAMES = [
            'ms3', 'ms3_order_draft_manager', 'ms3_order_cost_calculator', 'ms3_order_status', 'ms3_order_submit_handler',
            'ms3_order_field_manager',
        ];
        private const DRAFT = 1;
        private const FRESH = 2;

        /** What a component of discounts makes of the cart, at `msOnGetCartCost`. */
        public float $factor = 1.0;
        /** The next order's number; MiniShop3 counts within a month. */
        public int $next = 1;
        public string $month = '2611';
        private modX $modx;

        public function __construct(modX $modx)
        {
            $this->modx = $modx;
            foreach (self::NAMES as $name) {
                $modx->services->add($name, $this);
            }
        }

        public function getDraft(string $token, string $ctx): ?msOrder
        {
            return $this->modx->getObject(msOrder::class, ['token' => $token, 'status_id' => self::DRAFT, 'context' => $ctx]);
        }

        public function getOrCreateDraft(string $token, string $ctx): msOrder
        {
            $draft = $this->getDraft($token, $ctx);
            if ($draft === null) {
                $draft = $this->modx->newObject(msOrder::class);
                $draft->fromArray([
                    'token' => $token, 'status_id' => self::DRAFT, 'context' => $ctx, 'createdon' => '2026-11-25 10:00:00',
                    'delivery_id' => 0, 'payment_id' => 0, 'properties' => '{}', 'num' => '',
                ]);
                $draft->save();
                $address = $this->modx->newObject(msOrderAddress::class);
                $address->fromArray(['order_id' => $draft->get('id')]);
                $address->save();
            }

            return $draft;
        }

        /** A field as the form posts it. @return string what stopped it, or '' */
        public function add(?msOrder $draft, string $key, string $value): string
        {
            $problem = $this->hear('msOnBeforeAddToOrder', ['key' => $key, 'value' => $value, 'draft' => $draft]);
            if ($problem !== '' || $draft === null) {
                return $problem;
            }
            if (in_array($key, ['delivery_id', 'payment_id'], true)) {
                $pair = [$key => $value] + $draft->fields;
                if ($value !== '' && $pair['delivery_id'] && $pair['payment_id'] && !$this->isPair($pair)) {
                    return 'this payment does not go with this delivery';
                }
            }
            $this->keepField($draft, $key, $value);

            return '';
        }

        /** @return array{success: bool, data: array<string, float>} */
        public function getCartCost(?msOrder $draft, string $token, string $ctx = 'web'): array
        {
            return ['success' => true, 'data' => ['cost' => round($this->goods($draft) * $this->factor, 2)]];
        }

        /** @return array<string, float> */
        public function getTotalCost(msOrder $draft): array
        {
            $cart = $this->getCartCost($draft, '')['data']['cost'];
            $row = $this->modx->getObject(msDelivery::class, (int) $draft->get('delivery_id'));
            $class = $row === null ? '' : (string) $row->get('class');
            // The class is made by its name, and only where it keeps the interface.
            $provider = $class === '' ? null : new $class($this, []);
            $delivery = $provider instanceof Controllers\Delivery\DeliveryProviderInterface
                ? $provider->getCost($draft, $row, $cart)
                : 0.0;

            return ['cost' => $cart + $delivery, 'cart_cost' => $cart, 'delivery_cost' => $delivery];
        }

        /** @return int|string the order's id, or what stopped it */
        public function submit(msOrder $draft)
        {
            $problem = $this->hear('msOnSubmitOrder', ['handler' => $this, 'draft' => $draft, 'orderData' => [], 'data' => []]);
            if ($problem !== '') {
                return $problem;
            }
            $missing = $this->missing($draft);
            if ($missing !== '') {
                return $missing;
            }
            $draft->fromArray(['num' => $this->nextNumber()] + $this->getTotalCost($draft));
            $draft->save();
            $told = ['handler' => $this, 'msOrder' => $draft, 'customFields' => []];
            foreach (['msOnBeforeCreateOrder', 'msOnCreateOrder'] as $event) {
                $problem = $this->hear($event, $told);
                if ($problem !== '') {
                    return $problem;
                }
            }
            $draft->set('properties', '{}');
            $draft->save();
            $this->change((int) $draft->get('id'), self::FRESH);

            return (int) $draft->get('id');
        }

        /** A manager's own order: made as a draft, then finished. */
        public function finalize(msOrder $draft, float $deliveryCost): int
        {
            $cart = $this->goods($draft);
            $draft->fromArray([
                'num' => $this->nextNumber(), 'cart_cost' => $cart, 'delivery_cost' => $deliveryCost, 'cost' => $cart + $deliveryCost,
            ]);
            $draft->save();
            $this->hear('msOnCreateOrder', ['msOrder' => $draft, 'service' => $this, 'origin' => 'manager', 'from_manager' => true]);
            $this->change((int) $draft->get('id'), self::FRESH);

            return (int) $draft->get('id');
        }

        /** @return true|string */
        public function change(int $orderId, int $statusId)
        {
            $order = $this->modx->getObject(msOrder::class, $orderId);
            $old = $this->modx->getObject(msOrderStatus::class, (int) $order->get('status_id'));
            $new = $this->modx->getObject(msOrderStatus::class, $statusId);
            if ($new === null) {
                return 'There is no such status';
            }
            if ($old !== null && $old->get('final')) {
                return 'The order is in a final status';
            }
            if ($old !== null && $old->get('fixed') && $new->get('position') <= $old->get('position')) {
                return 'The status is fixed';
            }
            if ((int) $order->get('status_id') === $statusId) {
                return 'The order has this status';
            }
            $order->set('status_id', $statusId);
            $order->save();
            $this->modx->add('ms3_order_logs', [
                'order_id' => $orderId, 'action' => 'status', 'entry' => json_encode(['status_id' => $statusId]),
            ]);
            $this->hear('msOnChangeOrderStatus', [
                'msOrder' => $order, 'old_status' => $old === null ? null : $old->get('id'), 'status' => $statusId,
            ]);

            return true;
        }

        public function clean(msOrder $draft): void
        {
            $this->hear('msOnBeforeEmptyOrder', ['draft' => $draft]);
            $draft->fromArray(['delivery_id' => null, 'payment_id' => null, 'properties' => null]);
            $draft->save();
            $this->hear('msOnEmptyOrder', ['draft' => $draft]);
        }

        /** @param array<string, mixed> $params */
        public function hear(string $event, array $params): string
        {
            return implode('<br/>', $this->modx->invokeEvent($event, $params));
        }

        private function nextNumber(): string
        {
            return "{$this->month}/" . $this->next++;
        }

        private function goods(?msOrder $draft): float
        {
            if ($draft === null) {
                return 0.0;
            }
            $statement = $this->modx->prepare('SELECT COALESCE(SUM(cost), 0) FROM modx_ms3_order_products WHERE order_id = ?');
            $statement->execute([$draft->get('id')]);

            return (float) $statement->fetchColumn();
        }

        /** What the delivery's rules demand and the draft lacks. */
        private function missing(msOrder $draft): string
        {
            $delivery = $this->modx->getObject(msDelivery::class, ['id' => (int) $draft->get('delivery_id'), 'active' => 1]);
            if ($delivery === null || !$this->isPair($draft->fields)) {
                return 'no delivery, or no payment that goes with it';
            }
            $address = $this->modx->getObject(msOrderAddress::class, ['order_id' => $draft->get('id')])->fields;
            $more = json_decode((string) $draft->get('properties'), true)['_validated'] ?? [];
            foreach (json_decode((string) $delivery->get('validation_rules'), true) ?: [] as $field => $rules) {
                $isGiven = ($draft->get($field) ?? $address[$field] ?? $more[$field] ?? '') !== '';
                if (in_array('required', explode('|', $rules), true) && !$isGiven) {
                    return "required: {$field}";
                }
            }

            return '';
        }

        /** @param array<string, mixed> $pair */
        private function isPair(array $pair): bool
        {
            $sql = 'SELECT COUNT(*) FROM modx_ms3_delivery_payments WHERE delivery_id = ? AND payment_id = ?';
            $statement = $this->modx->prepare($sql);
            $statement->execute([(int) $pair['delivery_id'], (int) $pair['payment_id']]);

            return (int) $statement->fetchColumn() === 1;
        }

        /** A column of the order, else of its address, else among the fields that are kept until the order is made. */
        private function keepField(msOrder $draft, string $key, string $value): void
        {
            $address = $this->modx->getObject(msOrderAddress::class, ['order_id' => $draft->get('id')]);
            if (array_key_exists($key, $draft->fields)) {
                $draft->set($key, $value === '' ? null : $value);
            } elseif (array_key_exists($key, $address->fields)) {
                $address->set($key, $value === '' ? null : $value);
                $address->save();
            } else {
                $properties = json_decode((string) $draft->get('properties'), true) ?: [];
                $properties['_validated'][$key] = $value;
                if ($value === '') {
                    unset($properties['_validated'][$key]);
                }
                $draft->set('properties', (string) json_encode($properties));
            }
            $draft->save();
        }
    }
}
