<?php

declare(strict_types=1);

use CourierModx\Plugin;

require_once __DIR__ . '/stage.php';

/** A product as the manager's form is about to save it. */
function product(string $article): object
{
    return new class ($article) {
        private string $article;

        public function __construct(string $article)
        {
            $this->article = $article;
        }

        /** @return string|int */
        public function get(string $name)
        {
            return ['article' => $this->article, 'class_key' => 'msProduct', 'id' => 7][$name];
        }
    };
}

function said(Stage $stage, string $article): string
{
    return $stage->order->hear('OnBeforeDocFormSave', ['resource' => product($article)]);
}

/** @return int the order's status after that event, `$days` after it was placed */
function statusAfter(Stage $stage, int $orderId, string $event, int $days): int
{
    $plugin = $stage->nextRequest();
    $plugin->clock = static fn (): int => NOW + $days * 86400;
    $plugin->delivery()->tracking()->apply([
        'event' => "evt_{$event}_{$days}", 'reference' => '2611-1', 'number' => $days + 1, 'attempt' => 1, 'state' => 'created',
        'tracking' => ['status' => $event, 'at' => '2026-11-25T10:00:00Z', 'provisional' => false],
    ]);

    return (int) $stage->modx->getObject('msOrder', $orderId)->get('status');
}

test('an article that the courier does not know is told of before the product is saved', function (): void {
    $stage = new Stage();
    $stage->connect(['checkArticles' => '1']);
    $stage->gateway->answer('GET /v1/items', ['items' => []]);
    $unknown = said($stage, 'LMP-9');
    $stage->gateway->answer('GET /v1/items', ['items' => [['code' => '5', 'article' => 'LMP-1']]]);

    same(1, preg_match('/LMP-9/', $unknown));
    same(['', ''], [said($stage, 'LMP-1'), said($stage, '')]);
});

test('nothing is asked of an article that was there before, nor with the check switched off', function (): void {
    $stage = new Stage();
    $off = said($stage, 'LMP-9');
    $stage->connect(['checkArticles' => '1']);
    $stage->modx->add('ms2_products', ['id' => 7, 'article' => 'LMP-1']);

    same(['', '', []], [$off, said($stage, 'LMP-1'), $stage->gateway->calls()]);
});

test('a courier that does not answer stops no product', function (): void {
    $stage = new Stage();
    $stage->connect(['checkArticles' => '1']);
    $stage->gateway->hang('GET /v1/items');

    same('', said($stage, 'LMP-9'));
});

test('news moves an order for seven days in one status, and the end of the way moves it always', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->connect(['statusMap' => ['in_transit' => '2', 'ready_for_pickup' => '6', 'delivered' => '3']]);

    same([2, 6, 3], [
        statusAfter($stage, $orderId, 'in_transit', 6),
        statusAfter($stage, $orderId, 'ready_for_pickup', 12),
        statusAfter($stage, $orderId, 'delivered', 30),
    ]);
});

test('news after those days is shown and moves nothing', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->connect(['statusMap' => ['in_transit' => '2', 'delivered' => '3']]);

    same(1, statusAfter($stage, $orderId, 'in_transit', 8));
});

test('an order in a status that is not among the chosen ones waits for the end of the way', function (): void {
    $stage = new Stage();
    $orderId = $stage->placed();
    $stage->connect(['trackStatuses' => ['2'], 'statusMap' => ['in_transit' => '6', 'delivered' => '3']]);

    same([1, 3], [statusAfter($stage, $orderId, 'in_transit', 0), statusAfter($stage, $orderId, 'delivered', 1)]);
});

test('a status for failures is made once, and is what a merchant starts with', function (): void {
    $stage = new Stage();
    $plugin = $stage->nextRequest();
    (new CourierModx\ErrorStatus($plugin))->ensure('msOrderStatus');
    (new CourierModx\ErrorStatus($plugin))->ensure('msOrderStatus');
    $rows = $plugin->db->rows('SELECT id, name FROM `{p}ms2_order_statuses`');
    $plugin->db->run("DELETE FROM `{p}courier_checkout_memory` WHERE name IN ('settings', 'kept:installation')");
    $html = (new CourierModx\SettingsPage($stage->nextRequest()))->html(null, '');

    same([['id' => 1, 'name' => 'Not sent to the courier']], array_map(
        static fn (array $row): array => ['id' => (int) $row['id'], 'name' => $row['name']],
        $rows
    ));
    same(1, preg_match('/name="courier_checkout\[failureStatus\]".*?<option[^>]*value="1"[^>]*selected/s', $html));
});

test('after an order its buyer is shown where it goes, without asking', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $html = (new CourierModx\StatusForm($stage->nextRequest()))->html([], $orderId);

    same([true, true], [strpos($html, 'На Ленина') !== false, strpos($html, '<form') !== false]);
});

test('extra fields of the order reach the courier as pairs say', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $stage->connect(['extraFields' => 'company:org, note:metro, note : none']);
    $stage->nextRequest()->db->run(
        'UPDATE `{p}ms2_order_addresses` SET `metro` = ?, `comment` = ?, `properties` = ?',
        ['Кремлёвская', 'Звонить', '{"org":"Лампа"}']
    );
    $order = $stage->nextRequest()->shop()->order($orderId);

    same(['Лампа', 'Звонить; Кремлёвская'], [$order->recipient['company'], $order->buyerComment]);
});

test('a variant of msOptionsPrice2 goes by its own article, and without that component nothing breaks', function (): void {
    $stage = new Stage();
    $orderId = (string) $stage->placed();
    $db = $stage->nextRequest()->db;
    $db->run('INSERT INTO `{p}ms2_products` (id, article) VALUES (2, ?)', ['LMP-1']);
    $db->run('UPDATE `{p}ms2_order_products` SET `options` = ?', ['{"modification":"31"}']);
    $article = static fn (): string => $stage->nextRequest()->shop()->order($orderId)->lines[0]->sku;
    $without = $article();
    $db->run('CREATE TABLE `{p}msop_modifications` (id INT, article TEXT)');
    $db->run('INSERT INTO `{p}msop_modifications` VALUES (31, ?)', ['LMP-1-RED']);

    same(['LMP-1', 'LMP-1-RED'], [$without, $article()]);
});
