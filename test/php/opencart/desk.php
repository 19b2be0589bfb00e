<?php

// The merchant's requests to OpenCart's administration, and what comes to the shop by itself.

declare(strict_types=1);

final class Desk
{
    private const ENTRIES = ['courier_checkout', 'courier_checkout_door', 'courier_checkout_pickup'];

    /** The extension is installed, products are there. @param array<string, mixed> $command @return array<string, int> ids */
    public static function setUp(array $command): array
    {
        Oc::$db->add('order', ['order_id' => $command['firstOrder']]);
        $products = [];
        foreach ($command['products'] as $name => $product) {
            $products[$name] = Oc::$db->add('product', $product);
        }
        foreach (self::ENTRIES as $entry) {
            Oc::$db->add('extension', ['extension' => 'courier_checkout', 'type' => 'shipping', 'code' => $entry]);
            self::call($entry, 'install');
        }
        foreach ($command['kept'] ?? [] as $row) {
            Oc::$db->add('courier_checkout_memory', $row);
        }

        return $products;
    }

    /** The connection, for the next set-up. @param array<string, mixed> $command @return array<int, array<string, mixed>> */
    public static function kept(array $command): array
    {
        return Oc::$db->ask("SELECT * FROM oc_courier_checkout_memory WHERE name IN ('kept:installation', 'kept:cron')");
    }

    /** A page of settings, or what it says once a form was sent. @param array<string, mixed> $command */
    public static function form(array $command): string
    {
        $posted = $command['posted'] ?? null;
        $request = Oc::$registry->get('request');
        $request->server['REQUEST_METHOD'] = $posted === null ? 'GET' : 'POST';
        // OpenCart hands everything on escaped.
        $request->post = $posted === null ? [] : ['courier_checkout' => self::escaped($posted)];
        try {
            self::call($command['entry'], '');
        } catch (Redirected $redirected) {
            $said = Oc::plugin()->session()->takeSaid()['text'];
            $problem = Oc::plugin()->delivery(0)->connection()->pushProblem();

            return trim("{$said} {$problem}");
        }
        $html = Oc::$registry->get('response')->output;

        return $posted === null ? $html : html_entity_decode(strip_tags($html), ENT_QUOTES);
    }

    /** `check`, `diagnosis`. @param array<string, mixed> $command @return mixed */
    public static function page(array $command)
    {
        return self::json(Oc::plugin()->generation->ownRoute($command['method']));
    }

    /** A button of the order screens. @param array<string, mixed> $command @return array{status: int, body: mixed, text: string} */
    public static function act(array $command): array
    {
        $request = Oc::$registry->get('request');
        $request->server['REQUEST_METHOD'] = $command['do'] === 'labels' ? 'GET' : 'POST';
        $request->get = ['do' => $command['do'], 'id' => $command['id'] ?? ''];
        $request->post = self::escaped($command['post'] ?? []);
        Oc::plugin()->input = self::fileOf((string) json_encode($command['body'] ?? []));
        $asked = $route = Oc::plugin()->generation->action('sale/order', 'courier_checkout');
        $arguments = [];
        Oc::trigger("admin/controller/{$route}/before", [&$route, &$arguments]);
        if ($route !== $asked) {
            Oc::call($route);
        }
        $output = Oc::$registry->get('response')->output;

        return ['status' => self::status(), 'body' => json_decode($output, true), 'text' => substr($output, 0, 5)];
    }

    /** The order's tab. @param array<string, mixed> $command @return mixed */
    public static function block(array $command)
    {
        Oc::$registry->get('request')->get = ['order_id' => $command['order']];
        $view = 'sale/order_info';
        $data = ['tabs' => []];
        Oc::trigger('admin/view/sale/order_info/before', [&$view, &$data]);
        preg_match('/data-block="([^"]*)"/', $data['tabs'][0]['content'] ?? '', $found);

        return json_decode(html_entity_decode($found[1] ?? 'null', ENT_QUOTES), true);
    }

    /** @param array<string, mixed> $command @return array<string, mixed> */
    public static function order(array $command): array
    {
        $id = $command['order'];
        $row = Oc::$db->ask('SELECT * FROM oc_order WHERE order_id = ?', [$id])[0];
        $totals = Oc::$db->ask('SELECT code, value FROM oc_order_total WHERE order_id = ?', [$id]);
        $history = Oc::$db->ask('SELECT comment FROM oc_order_history WHERE order_id = ? ORDER BY order_history_id', [$id]);
        $view = 'account/order_info';
        $data = ['order_id' => $id];
        $code = '';
        Oc::trigger('catalog/view/account/order_info/before', [&$view, &$data, &$code]);
        $minor = static fn (string $code): int
            => (int) round((float) (array_column($totals, 'value', 'code')[$code] ?? 0) * 100);

        return [
            'number' => $id, 'state' => (int) $row['order_status_id'], 'total' => $minor('total'),
            'deliveryFee' => $minor('shipping'), 'history' => array_column($history, 'comment'),
            'buyerPage' => html_entity_decode(strip_tags($data['content_bottom'] ?? ''), ENT_QUOTES),
        ];
    }

    /** What a manager changes. @param array<string, mixed> $command */
    public static function edit(array $command): bool
    {
        $id = (int) $command['order'];
        Oc::$registry->get('request')->get['route'] = 'api/order';
        if (isset($command['state'])) {
            Oc::plugin()->model('checkout/order')->{Oc::plugin()->generation->historyMethod()}($id, $command['state']);
        }
        if (isset($command['quantity'])) {
            Oc::$db->ask('UPDATE oc_order_product SET quantity = ?, total = price * ? WHERE order_id = ?', [
                $command['quantity'], $command['quantity'], $id,
            ]);
            $sum = Oc::$db->ask('SELECT SUM(total) AS sum FROM oc_order_product WHERE order_id = ?', [$id])[0]['sum'];
            $fee = Oc::$db->ask("SELECT value FROM oc_order_total WHERE order_id = ? AND code = 'shipping'", [$id])[0]['value'];
            foreach (['sub_total' => $sum, 'total' => $sum + $fee] as $code => $value) {
                Oc::$db->ask('UPDATE oc_order_total SET value = ? WHERE order_id = ? AND code = ?', [$value, $id, $code]);
            }
            Oc::$db->ask('UPDATE oc_order SET total = ? WHERE order_id = ?', [$sum + $fee, $id]);
            // OpenCart writes the whole order anew, as its own API.
            $row = Oc::$db->ask('SELECT * FROM oc_order WHERE order_id = ?', [$id])[0];
            $order = ['shipping_method' => json_decode($row['shipping_method'], true) ?? $row['shipping_method']]
                + array_filter(['shipping_code' => $row['shipping_code']]);
            $arguments = [$id, $order];
            $output = null;
            $route = Oc::plugin()->generation->modelMethod('checkout/order', 'editOrder');
            Oc::trigger("catalog/model/{$route}/after", [&$route, &$arguments, &$output]);
        }
        if (isset($command['delete'])) {
            foreach (['order', 'order_product', 'order_total', 'order_history'] as $table) {
                Oc::$db->ask("DELETE FROM oc_{$table} WHERE order_id = ?", [$id]);
            }
        }

        return true;
    }

    /** @param array<string, mixed> $command @return mixed */
    public static function cron(array $command)
    {
        $more = $command['job'] === 'send' ? ['due' => '1'] : [];

        return self::json(Oc::plugin()->generation->ownRoute('cron'), ['token' => Oc::plugin()->cronToken()] + $more);
    }

    /** @param array<string, mixed> $command @return array{0: int, 1: mixed} */
    public static function webhook(array $command): array
    {
        Oc::$registry->get('request')->server['HTTP_COURIER_SIGNATURE'] = $command['signature'];
        Oc::plugin()->input = self::fileOf($command['body']);
        $body = self::json(Oc::plugin()->generation->ownRoute('webhook'));

        return [self::status(), $body];
    }

    /** @param array<string, mixed> $command @return string[] */
    public static function mails(array $command): array
    {
        return array_map(static fn (array $row): string => implode("\n", $row), Oc::$db->ask('SELECT * FROM oc_mail'));
    }

    /** @param array<string, mixed> $command @return string[] */
    public static function logs(array $command): array
    {
        return array_column(Oc::$db->ask('SELECT line FROM oc_log'), 'line');
    }

    /** @param array<string, mixed> $command */
    public static function setCurrency(array $command): bool
    {
        Oc::$db->ask("UPDATE oc_setting SET value = ? WHERE key = 'config_currency'", [$command['currency']]);

        return true;
    }

    /** @param array<string, string> $posted @return mixed */
    public static function json(string $route, array $posted = [])
    {
        $request = Oc::$registry->get('request');
        $request->server += [
            'REQUEST_METHOD' => $posted === [] ? 'GET' : 'POST', 'HTTP_X_REQUESTED_WITH' => 'XMLHttpRequest',
        ];
        $request->post = $posted;
        Oc::call($route);

        return json_decode(Oc::$registry->get('response')->output, true);
    }

    private static function call(string $entry, string $method): void
    {
        Oc::$registry->get('request')->get['route'] = Oc::plugin()->generation->ownRoute('', $entry);
        Oc::call(Oc::plugin()->generation->ownRoute($method, $entry));
    }

    private static function status(): int
    {
        foreach (Oc::$registry->get('response')->headers as $header) {
            if (preg_match('#^HTTP/\S+ (\d+)#', $header, $found) === 1) {
                return (int) $found[1];
            }
        }

        return 200;
    }

    /** @param mixed $value @return mixed */
    private static function escaped($value)
    {
        return is_array($value)
            ? array_map([self::class, 'escaped'], $value)
            : htmlspecialchars((string) $value, ENT_QUOTES, 'UTF-8');
    }

    private static function fileOf(string $body): string
    {
        $file = (string) tempnam('/tmp', 'body');
        file_put_contents($file, $body);

        return $file;
    }
}
