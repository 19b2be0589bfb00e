<?php

// What an order of Bitrix's `sale` is made of. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Sale {
    use ArrayIterator;
    use Bitrix\Main\DB\Connection;
    use IteratorAggregate;
    use Traversable;

    final class ResultError
    {
        private string $text;

        public function __construct(string $text, string $code = '')
        {
            $this->text = $text;
        }

        public function getMessage(): string
        {
            return $this->text;
        }
    }

    final class OrderStatus
    {
        public static function getAllStatusesNames(): array
        {
            return ['N' => 'Принят', 'P' => 'Оплачен', 'E' => 'В работе', 'F' => 'Выполнен', 'ER' => 'Ошибка', 'Y' => 'Ждёт'];
        }
    }

    // sure: what is counted over is in the collection
    class Items implements IteratorAggregate
    {
        /** @var array<int, mixed> */
        public array $items = [];
        public ?Order $order = null;

        public function getIterator(): Traversable
        {
            return new ArrayIterator($this->items);
        }

        public function getOrder(): ?Order
        {
            return $this->order;
        }
    }

    final class BasketBase extends Items
    {
    }

    abstract class Fields
    {
        /** @var array<string, mixed> */
        public array $fields;

        public function __construct(array $fields)
        {
            $this->fields = $fields;
        }

        public function getField(string $name)
        {
            return $this->fields[$name] ?? null;
        }

        public function setField(string $name, $value): void
        {
            $this->fields[$name] = $value;
        }
    }

    // sure: grams; seen: DIMENSIONS in millimetres, an array or serialized
    final class BasketItem extends Fields
    {
        public function getId()
        {
            return $this->fields['ID'] ?? 0;
        }

        public function getQuantity()
        {
            return $this->fields['QUANTITY'];
        }

        public function getWeight()
        {
            return $this->fields['WEIGHT'];
        }

        public function getFinalPrice()
        {
            return $this->fields['PRICE'] * $this->fields['QUANTITY'];
        }
    }

    final class Shipment extends Fields
    {
        public ?Items $collection = null;

        // seen: a list of rows, as of any table
        public static function getList(array $query): \Bitrix\Main\DB\Result
        {
            $rows = [];
            foreach (Connection::the()->query('SELECT ID, CONTENT FROM fake_order')->fetchAll() as $order) {
                foreach (json_decode($order['CONTENT'], true)['shipments'] ?? [] as $shipment) {
                    $rows[] = $shipment + ['ORDER_ID' => $order['ID']];
                }
            }

            return new \Bitrix\Main\DB\Result(\Bitrix\Main\DB\Filter::rows($rows, $query['filter']));
        }

        public function getId(): int
        {
            return (int) ($this->fields['ID'] ?? 0);
        }

        public function isSystem(): bool
        {
            return !empty($this->fields['SYSTEM']);
        }

        public function getDeliveryId(): int
        {
            return (int) ($this->fields['DELIVERY_ID'] ?? 0);
        }

        public function getPrice(): float
        {
            return (float) ($this->fields['PRICE_DELIVERY'] ?? 0);
        }

        public function getCollection(): ?Items
        {
            return $this->collection;
        }
    }

    final class Payment extends Fields
    {
        public function isInner(): bool
        {
            return false;
        }

        public function getPaymentSystemId(): int
        {
            return (int) $this->fields['PAY_SYSTEM_ID'];
        }
    }

    final class PropertyValue extends Fields
    {
        public function getValue()
        {
            return $this->fields['VALUE'];
        }

        public function setValue($value): void
        {
            $this->fields['VALUE'] = $value;
        }
    }

    // sure: properties with a purpose have a getter of their own
    final class PropertyValueCollection extends Items
    {
        public function getDeliveryLocation(): ?PropertyValue
        {
            return $this->of('LOCATION');
        }

        public function getDeliveryLocationZip(): ?PropertyValue
        {
            return $this->of('ZIP');
        }

        public function getAddress(): ?PropertyValue
        {
            return $this->of('ADDRESS');
        }

        public function getPayerName(): ?PropertyValue
        {
            return $this->of('FIO');
        }

        public function getPhone(): ?PropertyValue
        {
            return $this->of('PHONE');
        }

        public function getUserEmail(): ?PropertyValue
        {
            return $this->of('EMAIL');
        }

        private function of(string $code): ?PropertyValue
        {
            foreach ($this->items as $item) {
                if ($item->getField('CODE') === $code) {
                    return $item;
                }
            }

            return null;
        }
    }
}
