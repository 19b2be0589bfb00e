<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\MethodEntry;
use CourierOpenCart\Core\Order;
use CourierOpenCart\Core\Settings;
use CourierOpenCart\Core\Storage\TableShop;

/** One store of OpenCart with a connection of its own, as the core sees it. */
final class OpenCartShop extends TableShop
{
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
        return [
            'platform' => 'opencart',
            'platformVersion' => $this->plugin->generation->version(),
            'pluginVersion' => Plugin::VERSION,
        ];
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
            foreach (Methods::ALL as $key => $method) {
                $stored = (array) $this->memory->read("method:{$key}");
                $this->methods[] = new MethodEntry([
                    'key' => $key,
                    'method' => $method,
                    'title' => $this->plugin->words()->say("method.{$key}"),
                    'settings' => $this->settings()->forMethod($stored),
                ]);
            }
        }

        return $this->methods;
    }

    /** What OpenCart itself asks of a delivery method: titles, geo zone, tax class, order. */
    public function face(string $key): MethodFace
    {
        return new MethodFace((array) $this->memory->read("face:{$key}"));
    }

    /**
     * @param array<string, mixed> $rules
     * @param array<string, mixed> $face
     */
    public function keepMethod(string $key, array $rules, array $face): void
    {
        $this->memory->write("method:{$key}", $rules);
        $this->memory->write("face:{$key}", $face);
        $this->methods = null;
    }

    public function order(string $orderId): ?Order
    {
        return (new OrderReader($this->plugin, $this->settings()))->read($orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        return ctype_digit($reference) && $this->plugin->db->row(
            'SELECT `order_id` FROM `{p}order` WHERE `order_id` = ? AND `order_status_id` > 0',
            [$reference]
        ) !== null ? $reference : null;
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        (new Histories($this->plugin, $this->storeId))->move($orderId, $status, $note);
    }

    public function addNote(string $orderId, string $note): void
    {
        (new Histories($this->plugin, $this->storeId))->note($orderId, $note);
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        (new Mailer($this->plugin))->send($to, $subject, $text);
    }

    public function log(string $level, string $event, array $fields): void
    {
        $text = "{$level} {$event}";
        if ($fields !== []) {
            $text .= ' ' . json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
        }
        $class = class_exists('\Opencart\System\Library\Log') ? '\Opencart\System\Library\Log' : '\Log';
        (new $class(Brand::PREFIX . '.log'))->write($text);
    }

    /** @param array<string, mixed> $stored */
    private function plainSettings(array $stored): Settings
    {
        $brand = $this->plugin->brand;
        if ($brand->gatewayUrl() !== '') {
            $stored['gatewayUrl'] = $brand->gatewayUrl();
        }
        $complete = (array) $this->plugin->config('config_complete_status');

        return new Settings(OwnSettings::schema(), $stored, [
            'courierCode' => $brand->courierCode(),
            'statusMap' => array_filter(['delivered' => (string) (reset($complete) ?: '')]),
        ]);
    }
}
