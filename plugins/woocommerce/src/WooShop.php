<?php

declare(strict_types=1);

namespace CourierWoo;

use CourierWoo\Core\Destination;
use CourierWoo\Core\Order;
use CourierWoo\Core\Selection;
use CourierWoo\Core\Settings;
use CourierWoo\Core\SettingsSchema;
use CourierWoo\Core\Shop;
use CourierWoo\Core\Translator;

/** WooCommerce as the core sees it. */
final class WooShop implements Shop, Translator
{
    private Brand $brand;
    private OrderReader $reader;
    private OrderFields $fields;
    private ?Settings $settings = null;
    /** Of what is remembered: another one makes all of it unknown. */
    private ?string $generation = null;
    /** @var array<int, \CourierWoo\Core\MethodEntry>|null */
    private ?array $methods = null;

    public function __construct(Brand $brand)
    {
        $this->brand = $brand;
        $this->reader = new OrderReader();
        $this->fields = new OrderFields();
    }

    public function address(): string
    {
        return untrailingslashit((string) get_option('home'));
    }

    public function software(): array
    {
        return [
            'platform' => 'woocommerce',
            'platformVersion' => defined('WC_VERSION') ? (string) WC_VERSION : '',
            'pluginVersion' => Plugin::VERSION,
        ];
    }

    public function otherOrigins(): array
    {
        $origins = array_map([self::class, 'originOf'], [$this->address(), (string) get_option('siteurl')]);
        // For shops whose languages or mirrors live on domains of their own.
        $origins = (array) apply_filters(Brand::PREFIX . '_origins', array_unique($origins));

        return array_values(array_diff(array_filter($origins, 'is_string'), [self::originOf($this->address())]));
    }

    public function webhookAddress(): string
    {
        return rest_url(Brand::SLUG . '/v1/webhook');
    }

    public function locale(): string
    {
        return determine_locale();
    }

    public function translate(string $key, string $english): string
    {
        return translate_with_gettext_context($english, $key, Brand::SLUG);
    }

    public function translatePlural(string $key, array $english, int $count): string
    {
        // phpcs:ignore WordPress.WP.I18n.NonSingularStringLiteralSingular, WordPress.WP.I18n.NonSingularStringLiteralPlural, WordPress.WP.I18n.NonSingularStringLiteralContext, WordPress.WP.I18n.NonSingularStringLiteralDomain
        return _nx($english['one'], $english['other'], $count, $key, Brand::SLUG);
    }

    public function settings(): Settings
    {
        if ($this->settings === null) {
            $stored = (array) get_option(self::settingsOption(), []);
            if ($this->brand->gatewayUrl() !== '') {
                $stored['gatewayUrl'] = $this->brand->gatewayUrl();
            }
            $this->settings = new Settings(SettingsSchema::load(), $stored, [
                'courierCode' => $this->brand->courierCode(),
                'statusMap' => ['delivered' => 'completed'],
            ]);
        }

        return $this->settings;
    }

    /** @param array<string, mixed> $stored */
    public function keepSettings(array $stored): void
    {
        update_option(self::settingsOption(), $stored, false);
        $this->forget();
    }

    /** After something was saved: it holds at once, so nothing that was remembered before counts. */
    public function forget(): void
    {
        $this->settings = null;
        $this->methods = null;
        $this->generation = (string) time() . wp_rand();
        update_option(Brand::PREFIX . '_generation', $this->generation, true);
    }

    public function methods(): array
    {
        return $this->methods = $this->methods ?? MethodTable::entries($this->settings());
    }

    public function order(string $orderId): ?Order
    {
        return $this->reader->read($orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        return $this->fields->findOrderId($reference);
    }

    public function saveSelection(string $orderId, ?Selection $selection, array $marks): void
    {
        $this->fields->write($orderId, [
            OrderFields::SELECTION => $selection === null ? '' : $selection->toClaims(),
            OrderFields::MARKS => array_values($marks),
            OrderFields::STATE => 'none',
        ]);
    }

    public function saveDestination(string $orderId, Destination $destination): void
    {
        $this->fields->write($orderId, [OrderFields::DESTINATION => $destination->toArray()]);
    }

    public function shipment(string $orderId): array
    {
        return $this->fields->readArray($orderId, OrderFields::SHIPMENT);
    }

    public function saveShipment(string $orderId, array $record): void
    {
        $order = $this->order($orderId);
        $this->fields->write($orderId, [
            OrderFields::SHIPMENT => $record,
            OrderFields::STATE => (string) ($record['state'] ?? '') ?: 'none',
            OrderFields::REFERENCE => $order === null ? '' : $order->reference,
        ]);
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        $order = $this->fields->find($orderId);
        if ($order !== null) {
            $order->update_status($status, $note . ' ');
        }
    }

    public function addNote(string $orderId, string $note): void
    {
        $order = $this->fields->find($orderId);
        if ($order !== null) {
            $order->add_order_note($note);
        }
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        wp_mail($to === '' ? (string) get_option('admin_email') : $to, $subject, $text);
    }

    public function load(string $key): ?array
    {
        $kept = get_option(self::keptOption($key));

        return is_array($kept) ? $kept : null;
    }

    public function save(string $key, ?array $value): void
    {
        if ($value === null) {
            delete_option(self::keptOption($key));
        } else {
            update_option(self::keptOption($key), $value, false);
        }
    }

    public function recall(string $key): ?array
    {
        $kept = get_transient($this->transient($key));

        return is_array($kept) ? $kept : null;
    }

    public function remember(string $key, array $value, int $seconds): void
    {
        set_transient($this->transient($key), $value, $seconds);
    }

    public function log(string $level, string $event, array $fields): void
    {
        $text = $fields === [] ? $event : $event . ' ' . wp_json_encode($fields, JSON_UNESCAPED_UNICODE);
        wc_get_logger()->log($level, $text, ['source' => Brand::SLUG]);
    }

    public static function settingsOption(): string
    {
        return Brand::PREFIX . '_settings';
    }

    public static function originOf(string $url): string
    {
        $parts = wp_parse_url($url);
        $port = isset($parts['port']) ? ":{$parts['port']}" : '';

        return isset($parts['scheme'], $parts['host']) ? "{$parts['scheme']}://{$parts['host']}{$port}" : '';
    }

    private static function keptOption(string $key): string
    {
        return Brand::PREFIX . '_kept_' . $key;
    }

    private function transient(string $key): string
    {
        $this->generation = $this->generation ?? (string) get_option(Brand::PREFIX . '_generation', '');

        return Brand::PREFIX . '_' . sha1($this->generation . $key);
    }
}
