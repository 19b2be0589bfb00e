<?php

// Bitrix's stock checkout (`sale.order.ajax`): each refresh reckons a cloned order, every delivery service in it.

declare(strict_types=1);

use Bitrix\Sale\Delivery\Services\Manager;
use Bitrix\Sale\Delivery\Services\Table;
use Bitrix\Sale\Order;
use Bitrix\Sale\Shipment;
use CourierBitrix\Events;

final class FakeCheckout
{
    /** The shop's own post office. */
    public const OTHER = 99;
    public const LOCATION = 5;
    public static string $currency = 'RUB';

    /** @var array<string, mixed> basket, properties, delivery, payment, note, discount */
    public array $session;

    /** @param array<string, mixed> $session */
    public function __construct(array $session)
    {
        $this->session = $session + ['basket' => [], 'properties' => [], 'delivery' => 0, 'payment' => 6, 'note' => '', 'coupons' => []];
    }

    /** @return array<string, mixed> rows, chosen, total, state, payments */
    public function refresh(): array
    {
        $order = $this->order();
        $rows = $this->rows($order);
        $this->session['delivery'] = isset($rows[$this->session['delivery']]) ? $this->session['delivery'] : (int) (array_key_first($rows) ?? 0);
        $this->set($order, $rows);
        $state = $this->told($order, $paySystems);

        return [
            'rows' => array_values($rows), 'chosen' => $this->session['delivery'], 'total' => (int) round($order->getPrice() * 100),
            'place' => $state, 'payments' => array_keys($paySystems),
        ];
    }

    /** @return array{order?: string, refused?: string} sure: everything is reckoned once more */
    public function save(): array
    {
        $order = $this->order();
        $rows = $this->rows($order);
        if (!isset($rows[$this->session['delivery']])) {
            return ['refused' => 'choose a delivery again'];
        }
        $this->set($order, $rows);
        $this->told($order, $paySystems);
        if (!isset($paySystems[$this->session['payment']])) {
            return ['refused' => 'choose again: this payment is not offered'];
        }
        $order->setField('STATUS_ID', 'N');
        $errors = $order->save();
        $errors === [] && $this->mail($order);

        return $errors === [] ? ['order' => (string) $order->getId()] : ['refused' => implode(' ', $errors)];
    }

    /** sure: handlers may change the mail's fields; seen: the stock template shows ORDER_LIST */
    private function mail(Order $order): void
    {
        $event = 'SALE_NEW_ORDER';
        $names = array_column($this->session['basket'], 'NAME');
        $fields = ['ORDER_ID' => $order->getId(), 'EMAIL' => $this->session['properties']['EMAIL'] ?? '', 'ORDER_LIST' => implode("\n", $names)];
        Events::orderMail($order->getId(), $event, $fields);
        FakeMail::$sent[] = [$fields['EMAIL'], "Заказ {$fields['ORDER_ID']}", $fields['ORDER_LIST']];
    }

    public function order(): Order
    {
        $properties = [];
        foreach ($this->located() + ['COURIER_POINT_CODE' => '', 'COURIER_PLACE' => ''] as $code => $value) {
            $properties[] = ['CODE' => $code, 'VALUE' => $value];
        }
        $less = in_array('minus10', $this->session['coupons'], true) ? 0.9 : 1;

        return Order::of([
            'fields' => ['CURRENCY' => self::$currency, 'USER_DESCRIPTION' => $this->session['note'], 'COMMENTS' => ''],
            'basket' => array_map(static fn (array $row): array => ['PRICE' => $row['PRICE'] * $less] + $row, array_values($this->session['basket'])),
            // sure: a system shipment is always there
            'shipments' => [['SYSTEM' => true], ['DELIVERY_ID' => $this->session['delivery']]],
            'payments' => [['PAY_SYSTEM_ID' => $this->session['payment']]],
            'properties' => $properties,
        ]);
    }

    /** seen: handlers may move what the form says before the order is made of it. @return array<string, string> */
    private function located(): array
    {
        $userResult = ['PERSON_TYPE_ID' => 1, 'ORDER_PROP' => [self::LOCATION => $this->session['properties']['LOCATION'] ?? '']];
        $params = $result = [];
        Events::orderProperties($userResult, null, $params, $result);

        return ['LOCATION' => $userResult['ORDER_PROP'][self::LOCATION]] + $this->session['properties'];
    }

    /** sure: every service that is compatible, by its own object. @return array<int, array<string, mixed>> */
    private function rows(Order $order): array
    {
        $rows = [];
        foreach (Table::$rows as $id => $row) {
            if (empty($row['PARENT_ID'])) {
                continue;
            }
            $shipment = new Shipment(['DELIVERY_ID' => $id]);
            $shipment->collection = $order->getShipmentCollection();
            $service = Manager::getObjectById($id);
            if ($service->isCompatible($shipment)) {
                $result = $service->calculate($shipment);
                $rows[$id] = ['id' => $id, 'name' => $row['NAME'], 'price' => (int) round($result->price * 100)];
            }
        }
        $rows[self::OTHER] = ['id' => self::OTHER, 'name' => 'Почта', 'price' => 70000];

        return $rows;
    }

    /** @param array<int, array<string, mixed>> $rows */
    private function set(Order $order, array $rows): void
    {
        $shipment = $order->shipments->items[1];
        $base = ($rows[$this->session['delivery']]['price'] ?? 0) / 100;
        $shipment->fields = ['DELIVERY_ID' => $this->session['delivery'], 'BASE_PRICE_DELIVERY' => $base]
            + ['PRICE_DELIVERY' => in_array('freeship', $this->session['coupons'], true) ? 0.0 : $base];
    }

    /** @param array<int, mixed> $paySystems @return array<string, mixed>|null what the page's script reads */
    private function told(Order $order, &$paySystems): ?array
    {
        $paySystems = [6 => ['ID' => 6], 7 => ['ID' => 7]];
        $userResult = $params = $deliveries = [];
        $result = ['JS_DATA' => []];
        // sure: arguments by reference
        Events::deliveriesCalculated($order, $userResult, null, $params, $result, $deliveries, $paySystems);
        Events::jsData($result, $params);

        return $result['JS_DATA']['courier_checkout'] ?? null;
    }
}
