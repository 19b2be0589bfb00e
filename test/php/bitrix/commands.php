<?php

// What the driver of the conformance list asks of the fake shop.

declare(strict_types=1);

use Bitrix\Main\DB\Connection;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Delivery\Services\Table;
use Bitrix\Sale\Order;
use CourierBitrix\AdminAnswer;
use CourierBitrix\AdminPage;
use CourierBitrix\Core\Form\BuyerHtml;
use CourierBitrix\Delivery\ConfigForm;
use CourierBitrix\Delivery\Profile;
use CourierBitrix\Delivery\Service;
use CourierBitrix\Histories;
use CourierBitrix\Installer;
use CourierBitrix\Plugin;
use CourierBitrix\SettingsPage;

final class Commands
{
    use ShopperCommands;

    /** @return array<string, int> product ids by name */
    public static function setUp(array $command): array
    {
        (new Installer(Plugin::the()))->install();
        Table::$rows = [10 => ['ID' => 10, 'CLASS_NAME' => '\\' . Service::class, 'NAME' => 'КС', 'PARENT_ID' => 0, 'CONFIG' => []]];
        foreach ([11 => ['door', 'Курьером до двери'], 12 => ['pickup_point', 'В пункт выдачи']] as $id => [$kind, $name]) {
            Table::$rows[$id] = [
                'ID' => $id, 'CLASS_NAME' => '\\' . Profile::class, 'NAME' => $name, 'PARENT_ID' => 10, 'CONFIG' => ['MAIN' => ['KIND' => $kind]],
            ];
        }
        foreach ($command['kept'] ?? [] as $row) {
            Connection::the()->pdo->prepare(
                'INSERT INTO b_courier_checkout_memory (store_id, name, value, expires_at) VALUES (?, ?, ?, ?)'
            )->execute([$row['store_id'], $row['name'], $row['value'], $row['expires_at']]);
        }
        Connection::the()->pdo->exec('CREATE TABLE fake_product (ID INTEGER PRIMARY KEY, CONTENT TEXT)');
        // The gateway remembers what it was sent: no two shops begin with the same number.
        Connection::the()->pdo->exec("INSERT INTO fake_order (ID, CONTENT) VALUES ({$command['first']}, '{}')");
        $ids = [];
        foreach ($command['products'] as $name => $product) {
            $row = [
                'NAME' => $product['name'], 'PRICE' => (float) $product['price'], 'PRODUCT_XML_ID' => "SKU-{$name}",
                'WEIGHT' => 1000 * (float) ($product['weight'] ?? 0), 'QUANTITY' => 0,
            ];
            Connection::the()->pdo->prepare('INSERT INTO fake_product (CONTENT) VALUES (?)')->execute([json_encode($row, JSON_UNESCAPED_UNICODE)]);
            $ids[$name] = (int) Connection::the()->pdo->lastInsertId();
        }

        return $ids;
    }

    public static function kept(): array
    {
        return Plugin::the()->db->rows("SELECT * FROM `b_courier_checkout_memory` WHERE `name` LIKE 'kept:%'");
    }

    /** Posts the module's options; what they say. */
    public static function save(array $command): string
    {
        $html = (new SettingsPage(Plugin::the()))->html($command['posted'], '');
        preg_match_all('/<(\w+)[^>]*(?:role="(?:status|alert)"|class="[^"]*problem[^"]*")[^>]*>(.*?)<\/\1>/s', $html, $said);

        return html_entity_decode(strip_tags(implode("\n", $said[2])), ENT_QUOTES);
    }

    public static function page(): string
    {
        return (new SettingsPage(Plugin::the()))->html(null, '');
    }

    /** A profile's form, as Bitrix keeps it: the gateway hears of it when the request is over. */
    public static function saveMethod(array $command): string
    {
        Table::$rows[$command['delivery']]['CONFIG']['PRICE'] = $command['price'];
        ConfigForm::push();

        return (string) Plugin::the()->delivery()->connection()->pushProblem();
    }

    public static function check(): array
    {
        return self::answer(['do' => 'check']);
    }

    public static function diagnosis(): array
    {
        return self::answer(['do' => 'diagnosis']);
    }

    public static function act(array $command): array
    {
        return self::answer(['do' => 'act', 'id' => $command['order'], 'action_of' => $command['action']], json_encode($command['choice']));
    }

    public static function bulk(array $command): string
    {
        return Plugin::the()->answers()->bulk($command['orders']);
    }

    public static function note(array $command): int
    {
        return (new AdminAnswer(Plugin::the()))->of(['do' => 'note', 'id' => $command['order'], 'note' => $command['note']], '')->status;
    }

    public static function block(array $command): ?array
    {
        preg_match('/data-block="([^"]*)"/', (new AdminPage(Plugin::the()))->orderBlock($command['order']), $found);

        return json_decode(html_entity_decode($found[1] ?? 'null', ENT_QUOTES), true);
    }

    public static function label(array $command): array
    {
        $answer = (new AdminAnswer(Plugin::the()))->of(['do' => 'labels', 'id' => $command['order']], '');

        return ['status' => $answer->status, 'isPdf' => strncmp($answer->body, '%PDF-', 5) === 0];
    }

    public static function webhook(array $command): array
    {
        $answer = Plugin::the()->jobs()->receive(0, $command['body'], $command['signature']);

        return [$answer->status, json_decode($answer->body, true)];
    }

    public static function runJobs(array $command): array
    {
        return $command['job'] === 'pull' ? Plugin::the()->jobs()->run() : Plugin::the()->jobs()->runDue();
    }

    /** A shop that is not connected, with the older module's service. */
    public static function plantOldModule(): bool
    {
        $gateway = Plugin::the()->shop()->settings()->text('gatewayUrl');
        Plugin::the()->db->run("DELETE FROM `b_courier_checkout_memory` WHERE `name` LIKE 'kept:%'");
        Plugin::the()->shop()->keepSettings(['gatewayUrl' => $gateway]);
        OldModule::plant(['LOGIN' => 'old-login', 'PASSWORD' => 'old-password', 'CODE' => '8', 'CITY_SENDER' => '1', 'SEND_STATUS_E' => 'Y']);

        return true;
    }

    public static function order(array $command): array
    {
        $order = Order::load((int) $command['order']);
        $buyer = new BuyerHtml(Plugin::the()->delivery(), Plugin::the()->words());

        return [
            'number' => (string) $order->getField('ACCOUNT_NUMBER'), 'status' => $order->getField('STATUS_ID'),
            'total' => (int) round($order->getPrice() * 100), 'deliveryFee' => (int) round($order->getDeliveryPrice() * 100),
            'history' => (new Histories(Plugin::the()))->notes($order->getId()),
            'buyerPage' => html_entity_decode(strip_tags($buyer->section($command['order'], 'x')), ENT_QUOTES),
        ];
    }

    /** What the back office changes in an order. */
    public static function edit(array $command): bool
    {
        $id = (int) $command['order'];
        if (isset($command['delete'])) {
            return (bool) Connection::the()->pdo->exec("DELETE FROM fake_order WHERE ID = {$id}");
        }
        $order = Order::load($id);
        if (isset($command['status'])) {
            $order->setField('STATUS_ID', $command['status']);
        }
        if (isset($command['quantity'])) {
            $order->basket->items[0]->setField('QUANTITY', $command['quantity']);
        }
        if (isset($command['paid'])) {
            $order->setField('PAYED', 'Y');
        }
        if (isset($command['cancelled'])) {
            $order->setField('CANCELED', 'Y');
        }
        $order->save();
        // sure: each flag has an event of its own
        isset($command['paid']) && EventManager::fire('OnSaleOrderPaid', ['ENTITY' => $order]);
        isset($command['cancelled']) && EventManager::fire('OnSaleOrderCanceled', ['ENTITY' => $order]);

        return true;
    }

    /** A manager's own order, as the back office makes it. */
    public static function create(array $command): string
    {
        $checkout = new FakeCheckout([
            'basket' => self::added([], $command['product'], 1), 'delivery' => $command['delivery'], 'payment' => $command['payment'],
            'properties' => $command['address'] + self::person(),
        ]);
        $order = $checkout->order();
        $order->setField('STATUS_ID', 'N');
        $order->save();

        return (string) $order->getId();
    }

    public static function mails(): array
    {
        return array_map(static fn (array $mail): string => implode("\n", $mail), FakeMail::$sent);
    }

    public static function logs(): array
    {
        return CEventLog::$lines;
    }

    private static function answer(array $request, string $body = ''): array
    {
        return json_decode((new AdminAnswer(Plugin::the()))->of($request, $body)->body, true);
    }
}
