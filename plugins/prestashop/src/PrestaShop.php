<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\MethodEntry;
use CourierPresta\Core\Order;
use CourierPresta\Core\Settings;
use CourierPresta\Core\Storage\TableShop;
use CourierPresta\Core\Translator;
use PrestaShopLogger;

/** One shop of PrestaShop with a connection of its own, as the core sees it. */
final class PrestaShop extends TableShop implements Translator
{
    private const SEVERITIES = ['debug' => 1, 'info' => 1, 'error' => 3];

    private Plugin $plugin;
    private int $storeId;
    private ?Settings $settings = null;
    /** @var MethodEntry[]|null */
    private ?array $methods = null;

    public function __construct(Plugin $plugin, int $storeId)
    {
        parent::__construct($plugin->orders, $plugin->memory($storeId), ['store_id' => $storeId]);
        $this->plugin = $plugin;
        $this->storeId = $storeId;
    }

    public function address(): string
    {
        return $this->plugin->stores->all()[$this->storeId]['url'];
    }

    public function software(): array
    {
        return ['platform' => 'prestashop', 'platformVersion' => _PS_VERSION_, 'pluginVersion' => Plugin::VERSION];
    }

    public function otherOrigins(): array
    {
        $parts = parse_url($this->address()) ?: [];
        $own = ($parts['scheme'] ?? '') . '://' . ($parts['host'] ?? '')
            . (isset($parts['port']) ? ":{$parts['port']}" : '');

        return array_values(array_diff($this->plugin->stores->origins($this->storeId), [$own]));
    }

    public function webhookAddress(): string
    {
        return $this->plugin->publicUrl($this->storeId, 'webhook');
    }

    public function locale(): string
    {
        return str_replace('-', '_', $this->plugin->locale());
    }

    public function translate(string $key, string $english): string
    {
        return (new Translations())->translate($key, $english);
    }

    public function translatePlural(string $key, array $english, int $count): string
    {
        return (new Translations())->translatePlural($key, $english, $count);
    }

    public function settings(): Settings
    {
        return $this->settings = $this->settings ?? $this->plainSettings((array) $this->memory->read('settings'));
    }

    /** @param array<string, mixed> $stored */
    public function keepSettings(array $stored): void
    {
        $this->memory->write('settings', $stored);
        $this->settings = null;
        $this->methods = null;
    }

    public function methods(): array
    {
        if ($this->methods === null) {
            $this->methods = [];
            foreach (Carriers::METHODS as $key => $method) {
                $this->methods[] = new MethodEntry([
                    'key' => $key,
                    'method' => $method,
                    'title' => (string) ($this->plugin->carriers->current($key)['name'] ?? ''),
                    'settings' => $this->settings()->forMethod((array) $this->memory->read("method:{$key}")),
                ]);
            }
        }

        return $this->methods;
    }

    /** @param array<string, mixed> $rules */
    public function keepMethod(string $key, array $rules): void
    {
        $this->memory->write("method:{$key}", $rules);
        $this->methods = null;
    }

    public function order(string $orderId): ?Order
    {
        return (new OrderReader($this->plugin, $this->settings()))->read($orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        // PrestaShop gives the parts of a split cart one reference: only the number is one order's.
        return ctype_digit($reference) && $this->plugin->db->row(
            'SELECT `id_order` FROM `{p}orders` WHERE `id_order` = ?',
            [$reference]
        ) !== null ? $reference : null;
    }

    public function saveShipment(string $orderId, array $record): void
    {
        parent::saveShipment($orderId, $record);
        (new Histories($this->plugin))->trackingNumber(
            $orderId,
            (string) (($record['waybill'] ?? '') ?: ($record['courierReference'] ?? ''))
        );
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        (new Histories($this->plugin))->move($orderId, $status, $note);
    }

    public function addNote(string $orderId, string $note): void
    {
        (new Histories($this->plugin))->note($orderId, $note);
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        (new Mailer($this->plugin))->send($to, $subject, $text);
    }

    public function load(string $key): ?array
    {
        return (new Vault($this->memory))->read($key);
    }

    public function save(string $key, ?array $value): void
    {
        (new Vault($this->memory))->write($key, $value);
    }

    public function log(string $level, string $event, array $fields): void
    {
        $text = Brand::SLUG . " {$event}";
        if ($fields !== []) {
            $text .= ' ' . json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
        }
        // PrestaShop refuses a message with these.
        $text = strtr($text, ['<' => '‹', '>' => '›', '{' => '(', '}' => ')']);
        PrestaShopLogger::addLog($text, self::SEVERITIES[$level] ?? 1, null, null, null, true);
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
            'statusMap' => array_filter(['delivered' => $this->plugin->config('PS_OS_DELIVERED')]),
        ]);
    }
}
