<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\MethodEntry;
use CourierCsCart\Core\Order;
use CourierCsCart\Core\Settings;
use CourierCsCart\Core\Storage\TableShop;

/** The shop as the core sees it. */
final class CsCart extends TableShop
{
    private Plugin $plugin;
    private ?Settings $settings = null;
    /** @var MethodEntry[]|null */
    private ?array $methods = null;

    public function __construct(Plugin $plugin)
    {
        parent::__construct($plugin->orders, $plugin->memory);
        $this->plugin = $plugin;
    }

    public function address(): string
    {
        return rtrim(explode('?', str_replace('/index.php', '', fn_url('', 'C', 'current')))[0], '/');
    }

    public function software(): array
    {
        return ['platform' => 'cscart', 'platformVersion' => PRODUCT_VERSION, 'pluginVersion' => Plugin::VERSION];
    }

    public function otherOrigins(): array
    {
        $own = self::originOf($this->address());
        $origins = [];
        foreach ($this->plugin->db->rows("SELECT `url` FROM `{p}storefronts` WHERE `status` = 'Y'") as $row) {
            foreach (['https', 'http'] as $scheme) {
                $origins[] = self::originOf("{$scheme}://{$row['url']}");
            }
        }

        return array_values(array_diff(array_unique($origins), [$own]));
    }

    public function webhookAddress(): string
    {
        return fn_url(Brand::PREFIX . '.webhook', 'C', 'current');
    }

    public function locale(): string
    {
        return $this->plugin->locale();
    }

    public function settings(): Settings
    {
        return $this->settings = $this->settings ?? $this->plainSettings((array) $this->plugin->memory->read('settings'));
    }

    /** @param array<string, mixed> $stored */
    public function keepSettings(array $stored): void
    {
        $this->plugin->memory->write('settings', $stored);
        $this->forgetSettings();
    }

    public function forgetSettings(): void
    {
        $this->settings = null;
        $this->methods = null;
    }

    public function methods(): array
    {
        return $this->methods = $this->methods ?? $this->plugin->methods->entries($this->settings());
    }

    public function order(string $orderId): ?Order
    {
        return (new OrderReader($this->plugin, $this->settings()))->read($orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        if (preg_match('/^(\d+)(\.\d{1,2})?$/D', $reference, $found) !== 1) {
            return null;
        }
        $row = $this->plugin->db->row('SELECT `order_id` FROM `{p}orders` WHERE `order_id` = ?', [(int) $found[1]]);

        return $row === null ? null : $row['order_id'] . ($found[2] ?? '');
    }

    public function saveShipment(string $orderId, array $record): void
    {
        parent::saveShipment($orderId, $record);
        if (($record['state'] ?? '') === 'sent') {
            (new Histories($this->plugin))->shipped($orderId, (string) (($record['waybill'] ?? '') ?: $record['courierReference']));
        }
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        (new Histories($this->plugin))->moveWith($orderId, $status, $note);
    }

    public function addNote(string $orderId, string $note): void
    {
        (new Histories($this->plugin))->note((int) $orderId, $note);
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        (new Histories($this->plugin))->mail($to, $subject, $text);
    }

    public function log(string $level, string $event, array $fields): void
    {
        $json = $fields === [] ? '' : ' ' . json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
        fn_log_event('general', 'runtime', ['message' => Brand::SLUG . " {$event}{$json}"]);
    }

    /** @param array<string, mixed> $stored */
    private function plainSettings(array $stored): Settings
    {
        $brand = $this->plugin->brand;
        if ($brand->gatewayUrl() !== '') {
            $stored['gatewayUrl'] = $brand->gatewayUrl();
        }

        return new Settings(OwnSettings::schema(), $stored, [
            'courierCode' => $brand->courierCode(),
            'statusMap' => ['delivered' => 'C'],
            'paidStatuses' => ['P', 'C'],
            'cancelStatuses' => ['I', 'D', 'F'],
        ]);
    }

    private static function originOf(string $address): string
    {
        $parts = parse_url($address) ?: [];
        $port = isset($parts['port']) ? ":{$parts['port']}" : '';

        return ($parts['scheme'] ?? 'https') . '://' . ($parts['host'] ?? '') . $port;
    }
}
