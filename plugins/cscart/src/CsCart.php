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

    /**
     * Of the storefront that was connected, on whichever the request is. A copy of the shop is no storefront of it, or
     * has no longer the one that was connected: it names itself, and the gateway refuses it.
     */
    public function address(): string
    {
        $here = rtrim(explode('?', str_replace('/index.php', '', fn_url('', 'C', 'current')))[0], '/');
        $kept = (string) ($this->plugin->memory->read('address')['url'] ?? '');
        $storefronts = $kept === '' || $kept === $here ? [] : $this->storefronts();

        return array_diff([self::originOf($kept), self::originOf($here)], $storefronts) === [] ? $kept : $here;
    }

    public function software(): array
    {
        return ['platform' => 'cscart', 'platformVersion' => PRODUCT_VERSION, 'pluginVersion' => Plugin::VERSION];
    }

    public function otherOrigins(): array
    {
        return array_values(array_diff($this->storefronts(), [self::originOf($this->address())]));
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
        $this->plugin->memory->write('address', ['url' => $this->address()]);
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

    /** @return string[] origins of all storefronts */
    private function storefronts(): array
    {
        // Older ones have no such table.
        $rows = version_compare(PRODUCT_VERSION, '4.12.1', '<')
            ? []
            : $this->plugin->db->rows("SELECT `url` FROM `{p}storefronts` WHERE `status` = 'Y'");
        $origins = [];
        foreach ($rows as $row) {
            foreach (['https', 'http'] as $scheme) {
                $origins[] = self::originOf("{$scheme}://{$row['url']}");
            }
        }

        return array_values(array_unique($origins));
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
