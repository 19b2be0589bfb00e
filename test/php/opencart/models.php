<?php

// Models of OpenCart that the extension calls, and the order's own, whose calls events surround.

declare(strict_types=1);

final class FakeLoader
{
    public function model(string $route): void
    {
        $name = 'model_' . str_replace('/', '_', $route);
        if (!Oc::$registry->has($name)) {
            Oc::$registry->set($name, self::create($route));
        }
    }

    public function controller(string $route): string
    {
        return '';
    }

    /** @return array<string, string> */
    public function language(string $route): array
    {
        return [];
    }

    private static function create(string $route): object
    {
        if (strpos($route, 'extension/total/') === 0) {
            return new FakeTotal(basename($route));
        }
        switch ($route) {
            case 'checkout/order':
                return new FakeOrders();
            case 'checkout/cart':
                return new FakeTotals();
            default:
                return new FakeSettings();
        }
    }
}

/** `setting/setting`, `setting/event` and `setting/cron`. */
final class FakeSettings
{
    /** @param array<string, mixed> $settings */
    public function editSetting(string $code, array $settings, int $storeId): void
    {
        Oc::$db->ask('DELETE FROM oc_setting WHERE store_id = ? AND code = ?', [$storeId, $code]);
        foreach ($settings as $key => $value) {
            Oc::$db->add('setting', ['store_id' => $storeId, 'code' => $code, 'key' => $key, 'value' => (string) $value]);
        }
    }

    /** 4.x hands on one array, 3.0 texts. @param string|array<string, mixed> $event */
    public function addEvent($event, string $trigger = '', string $action = ''): void
    {
        $row = is_array($event) ? $event : ['code' => $event, 'trigger' => $trigger, 'action' => $action];
        Oc::$db->add('event', array_intersect_key($row, ['code' => 1, 'trigger' => 1, 'action' => 1]));
    }

    public function addCron(string $code, string $about, string $cycle, string $action, bool $status): void
    {
        Oc::$db->add('cron', ['code' => $code, 'cycle' => $cycle, 'action' => $action]);
    }
}

final class FakeOrders
{
    /** @param mixed[] $arguments @return mixed */
    public function __call(string $method, array $arguments)
    {
        $sign = version_compare(VERSION, '4.1', '>=') ? '.' : '/';
        $route = "checkout/order{$sign}{$method}";
        Oc::trigger("catalog/model/{$route}/before", [&$route, &$arguments]);
        $output = $this->{strpos($method, 'History') ? 'history' : $method . 'Row'}(...$arguments);
        Oc::trigger("catalog/model/{$route}/after", [&$route, &$arguments, &$output]);

        return $output;
    }

    /** @param array<string, mixed> $order */
    private function addOrderRow(array $order): int
    {
        $id = Oc::$db->add('order', ['order_status_id' => 0]);
        $this->editOrderRow($id, $order);

        return $id;
    }

    /** @param array<string, mixed> $order */
    private function editOrderRow(int $id, array $order): void
    {
        $columns = array_diff_key($order, ['products' => 1, 'totals' => 1]);
        foreach ($columns as $column => $value) {
            $text = is_array($value) ? json_encode($value) : $value;
            Oc::$db->ask("UPDATE oc_order SET `{$column}` = ? WHERE order_id = ?", [$text, $id]);
        }
        Oc::$db->ask('DELETE FROM oc_order_product WHERE order_id = ?', [$id]);
        Oc::$db->ask('DELETE FROM oc_order_total WHERE order_id = ?', [$id]);
        foreach ($order['products'] as $product) {
            Oc::$db->add('order_product', ['order_id' => $id] + $product);
        }
        foreach ($order['totals'] as $total) {
            Oc::$db->add('order_total', ['order_id' => $id] + $total);
        }
    }

    private function history(int $id, int $status, string $comment = '', bool $isTold = false): void
    {
        $order = Oc::$db->ask('SELECT * FROM oc_order WHERE order_id = ?', [$id])[0];
        if ((int) $order['order_status_id'] === 0) {
            // The buyer's mail names the method as the order has it.
            Oc::$db->add('mail', [
                'mail_to' => $order['email'], 'subject' => "Order {$id}",
                'text' => json_decode($order['shipping_method'], true)['name'] ?? $order['shipping_method'],
            ]);
        }
        Oc::$db->ask('UPDATE oc_order SET order_status_id = ? WHERE order_id = ?', [$status, $id]);
        Oc::$db->add('order_history', [
            'order_id' => $id, 'order_status_id' => $status, 'notify' => $isTold ? 1 : 0, 'comment' => $comment,
        ]);
    }
}
