<?php

// Bitrix's `sale`, as far as the module meets it. Marks as in platform.php.

declare(strict_types=1);

namespace Bitrix\Sale\Delivery {
    // sure
    final class CalculationResult
    {
        public float $price = 0.0;
        public string $period = '';
        /** @var string[] */
        public array $errors = [];

        public function setDeliveryPrice($price): void
        {
            $this->price = (float) $price;
        }

        public function setPeriodDescription($text): void
        {
            $this->period = (string) $text;
        }

        public function addError(\Bitrix\Main\Error $error): void
        {
            $this->errors[] = $error->getMessage();
        }

        public function isSuccess(): bool
        {
            return $this->errors === [];
        }
    }
}

namespace Bitrix\Sale\Delivery\Services {
    use Bitrix\Main\DB\Result;
    use Bitrix\Sale\Delivery\CalculationResult;
    use Bitrix\Sale\Shipment;

    // seen: fields of the row; `calculate` asks `calculateConcrete`
    abstract class Base
    {
        protected $id = 0;
        protected $parentId = 0;
        protected $name = '';
        /** @var array<string, mixed> */
        protected $config = [];
        protected $trackingClass = '';
        protected $deliveryRequestHandler = null;

        public function __construct(array $initParams)
        {
            $this->id = (int) ($initParams['ID'] ?? 0);
            $this->parentId = (int) ($initParams['PARENT_ID'] ?? 0);
            $this->name = (string) ($initParams['NAME'] ?? '');
            $this->config = (array) ($initParams['CONFIG'] ?? []);
        }

        abstract protected function calculateConcrete(Shipment $shipment);

        abstract protected function getConfigStructure();

        public function calculate(Shipment $shipment): CalculationResult
        {
            return $this->calculateConcrete($shipment);
        }

        public function getName(): string
        {
            return $this->name;
        }

        public function getConfig(): array
        {
            return $this->getConfigStructure();
        }

        // sure: both are asked for by Bitrix's own screens
        public function setTrackingClass(string $class): void
        {
            $this->trackingClass = $class;
        }

        public function getTrackingClass(): string
        {
            return $this->trackingClass;
        }

        public function getDeliveryRequestHandler()
        {
            return $this->deliveryRequestHandler;
        }

        public function prepareFieldsForSaving(array $fields)
        {
            return $fields;
        }
    }

    final class Table
    {
        /** @var array<int, array<string, mixed>> rows by id */
        public static array $rows = [];

        public static function getList(array $query): Result
        {
            return new Result(\Bitrix\Main\DB\Filter::rows(self::$rows, $query['filter']));
        }

        public static function getById(int $id): Result
        {
            return new Result(array_filter([self::$rows[$id] ?? null]));
        }
    }

    final class Manager
    {
        public static function getObjectById(int $id): ?Base
        {
            $row = Table::$rows[$id] ?? null;

            return $row === null ? null : new $row['CLASS_NAME']($row);
        }
    }
}

namespace Bitrix\Sale\Location {
    use Bitrix\Main\DB\Result;

    // seen: names and types from the root to the node
    final class LocationTable
    {
        /** @var array<string, array<string, string>> names by type, by code */
        public static array $nodes = [];

        public static function getPathToNodeByCode(string $code, array $query): Result
        {
            $rows = [];
            foreach (self::$nodes[$code] ?? [] as $type => $name) {
                $rows[] = ['LNAME' => $name, 'TYPE_CODE' => $type];
            }

            return new Result($rows);
        }

        // seen: the language's name, and the type's code
        public static function getList(array $query): Result
        {
            $filter = $query['filter'];
            $rows = [];
            foreach (self::$nodes as $code => $names) {
                if (array_key_last($names) === $filter['=TYPE.CODE'] && end($names) === $filter['=NAME.NAME']) {
                    $rows[] = ['CODE' => $code];
                }
            }

            return new Result($rows);
        }
    }
}

namespace Bitrix\Sale\Internals {
    use Bitrix\Main\DB\Result;

    final class OrderPropsTable
    {
        /** @var array<int, array<string, mixed>> */
        public static array $rows = [];

        public static function getList(array $query): Result
        {
            return new Result(\Bitrix\Main\DB\Filter::rows(self::$rows, $query['filter']));
        }

        public static function add(array $row): void
        {
            self::$rows[] = ['ID' => count(self::$rows) + 1] + $row;
        }
    }

    final class PersonTypeTable
    {
        public static function getList(array $query): Result
        {
            return new Result([['ID' => 1], ['ID' => 2]]);
        }
    }
}

namespace Bitrix\Sale\PaySystem {
    use Bitrix\Main\DB\Result;

    final class Manager
    {
        public static function getList(array $query): Result
        {
            return new Result([['ID' => 6, 'NAME' => 'Наличными'], ['ID' => 7, 'NAME' => 'Счёт']]);
        }
    }
}

namespace Bitrix\Sale {
    use ArrayIterator;
    use Bitrix\Main\DB\Connection;
    use Bitrix\Main\EventManager;
    use Bitrix\Main\EventResult;
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

    final class Order extends Fields
    {
        public BasketBase $basket;
        public Items $shipments;
        public Items $payments;
        public PropertyValueCollection $properties;
        private string $statusBefore = '';

        /** @param array<string, mixed> $content fields, basket, shipments, payments, properties */
        public static function of(array $content): self
        {
            $order = new self($content['fields']);
            $order->statusBefore = (string) ($content['fields']['STATUS_ID'] ?? '');
            $order->basket = new BasketBase();
            $order->basket->items = array_map(static fn (array $row): BasketItem => new BasketItem($row), $content['basket']);
            $order->shipments = new Items();
            $order->shipments->order = $order;
            foreach ($content['shipments'] as $row) {
                $shipment = new Shipment($row);
                $shipment->collection = $order->shipments;
                $order->shipments->items[] = $shipment;
            }
            $order->payments = new Items();
            $order->payments->items = array_map(static fn (array $row): Payment => new Payment($row), $content['payments']);
            $order->properties = new PropertyValueCollection();
            $order->properties->items = array_map(static fn (array $row): PropertyValue => new PropertyValue($row), $content['properties']);

            return $order;
        }

        public static function load(int $id): ?self
        {
            $rows = Connection::the()->query("SELECT CONTENT FROM fake_order WHERE ID = {$id}")->fetchAll();

            return $rows === [] ? null : self::of(json_decode($rows[0]['CONTENT'], true));
        }

        public static function loadByAccountNumber(string $number): ?self
        {
            return self::load((int) $number);
        }

        public function getId(): int
        {
            return (int) ($this->fields['ID'] ?? 0);
        }

        public function isNew(): bool
        {
            return $this->getId() === 0;
        }

        public function getPrice(): float
        {
            $goods = array_sum(array_map(static fn (BasketItem $item): float => $item->getFinalPrice(), $this->basket->items));

            return (float) $goods + $this->getDeliveryPrice();
        }

        public function getDeliveryPrice(): float
        {
            return (float) array_sum(array_map(static fn (Shipment $s): float => $s->isSystem() ? 0.0 : $s->getPrice(), $this->shipments->items));
        }

        public function getCurrency(): string
        {
            return $this->fields['CURRENCY'];
        }

        public function isCanceled(): bool
        {
            return ($this->fields['CANCELED'] ?? 'N') === 'Y';
        }

        public function isPaid(): bool
        {
            return ($this->fields['PAYED'] ?? 'N') === 'Y';
        }

        public function getSumPaid(): float
        {
            return $this->isPaid() ? $this->getPrice() : 0.0;
        }

        public function getBasket(): BasketBase
        {
            return $this->basket;
        }

        public function getShipmentCollection(): Items
        {
            return $this->shipments;
        }

        public function getPaymentCollection(): Items
        {
            return $this->payments;
        }

        public function getPropertyCollection(): PropertyValueCollection
        {
            return $this->properties;
        }

        /** sure: a handler's error stops it; `OnSaleOrderSaved` says whether it is new. @return string[] errors */
        public function save(): array
        {
            $isNew = $this->isNew();
            foreach (EventManager::fire('OnSaleOrderBeforeSaved', ['ENTITY' => $this]) as $answer) {
                if ($answer->type === EventResult::ERROR) {
                    return [$answer->parameters->getMessage()];
                }
            }
            if ($isNew) {
                Connection::the()->pdo->exec("INSERT INTO fake_order (CONTENT) VALUES ('{}')");
                $this->fields['ID'] = (int) Connection::the()->pdo->lastInsertId();
                $this->fields['ACCOUNT_NUMBER'] = (string) $this->fields['ID'];
                foreach ($this->shipments->items as $n => $shipment) {
                    $shipment->fields['ID'] = 10 * $this->fields['ID'] + $n;
                }
            }
            $this->write();
            EventManager::fire('OnSaleOrderSaved', ['ENTITY' => $this, 'IS_NEW' => $isNew]);
            $status = (string) ($this->fields['STATUS_ID'] ?? '');
            // guess: a new order changes to no status
            if (!$isNew && $status !== $this->statusBefore) {
                $before = $this->statusBefore;
                $this->statusBefore = $status;
                EventManager::fire('OnSaleStatusOrderChange', ['ENTITY' => $this, 'VALUE' => $status, 'OLD_VALUE' => $before]);
            }

            return [];
        }

        private function write(): void
        {
            $rows = static fn (Items $items): array => array_map(static fn (Fields $one): array => $one->fields, $items->items);
            $json = json_encode([
                'fields' => $this->fields, 'basket' => $rows($this->basket), 'shipments' => $rows($this->shipments),
                'payments' => $rows($this->payments), 'properties' => $rows($this->properties),
            ], JSON_UNESCAPED_UNICODE);
            Connection::the()->pdo->prepare('UPDATE fake_order SET CONTENT = ? WHERE ID = ?')->execute([$json, $this->getId()]);
        }
    }
}
