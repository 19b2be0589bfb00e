<?php

declare(strict_types=1);

namespace CourierBitrix;

use Bitrix\Main\Config\Option;
use CEventLog;
use CourierBitrix\Core\MethodEntry;
use CourierBitrix\Core\Order;
use CourierBitrix\Core\Settings;
use CourierBitrix\Core\Storage\TableShop;

/** The shop as the core sees it. */
final class BitrixShop extends TableShop
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
     * The one that was connected, whichever of its domains is asked, and for jobs, which have none of their own. A copy
     * of the shop is asked at a domain that its sites do not know, or whose sites no longer know the connected one: it
     * names itself, and the gateway refuses it. The name in the main module's settings may be out of date, so before the
     * first connection it counts only where the page that was asked belongs to it.
     */
    public function address(): string
    {
        $kept = (string) ($this->plugin->memory->read('address')['url'] ?? '');
        $host = (string) ($_SERVER['HTTP_HOST'] ?? '');
        if ($kept !== '' && ($host === '' || $this->isSameShop($kept, $host))) {
            return $kept;
        }
        $named = Option::get('main', 'server_name', '');
        if ($kept === '' && $named !== '' && ($host === '' || $this->isSameShop($named, $host))) {
            $host = $named;
        }
        $isSecure = !empty($_SERVER['HTTPS']) && strtolower((string) $_SERVER['HTTPS']) !== 'off';

        return ($isSecure ? 'https' : 'http') . '://' . ($host ?: 'localhost');
    }

    public function software(): array
    {
        return [
            'platform' => 'bitrix', 'platformVersion' => defined('SM_VERSION') ? (string) SM_VERSION : '',
            'pluginVersion' => Plugin::VERSION,
        ];
    }

    public function otherOrigins(): array
    {
        $origins = [];
        foreach ($this->domains() as $domain) {
            $origins[] = "https://{$domain}";
            $origins[] = "http://{$domain}";
        }

        return array_values(array_diff(array_unique($origins), [$this->address()]));
    }

    public function webhookAddress(): string
    {
        return $this->plugin->toolUrl('webhook');
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
        $this->plugin->services->forget();
    }

    public function methods(): array
    {
        return $this->methods = $this->methods ?? $this->plugin->services->entries($this->settings());
    }

    public function order(string $orderId): ?Order
    {
        return (new OrderReader($this->plugin))->read((int) $orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        $order = \Bitrix\Sale\Order::loadByAccountNumber(Charset::out($reference));

        return $order === null ? null : (string) $order->getId();
    }

    public function saveShipment(string $orderId, array $record): void
    {
        parent::saveShipment($orderId, $record);
        (new Histories($this->plugin))->trackingNumber(
            (int) $orderId,
            (string) (($record['waybill'] ?? '') ?: ($record['courierReference'] ?? ''))
        );
    }

    public function setStatus(string $orderId, string $status, string $note): void
    {
        (new Histories($this->plugin))->move((int) $orderId, $status, $note);
    }

    public function addNote(string $orderId, string $note): void
    {
        (new Histories($this->plugin))->note((int) $orderId, $note);
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        bxmail(
            $to === '' ? (string) Option::get('sale', 'order_email', Option::get('main', 'email_from', '')) : $to,
            Charset::out($subject),
            Charset::out($text)
        );
    }

    public function log(string $level, string $event, array $fields): void
    {
        CEventLog::Add([
            'SEVERITY' => $level === 'error' ? 'ERROR' : 'INFO',
            'AUDIT_TYPE_ID' => strtoupper(str_replace('.', '_', $event)),
            'MODULE_ID' => Brand::MODULE,
            'ITEM_ID' => '',
            'DESCRIPTION' => Charset::out((string) json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE)),
        ]);
    }

    private function isSameShop(string $connected, string $asked): bool
    {
        $hosts = array_unique(array_map([self::class, 'plainHost'], [$connected, $asked]));
        $own = array_map([self::class, 'plainHost'], $this->domains());

        return count($hosts) === 1 || array_diff($hosts, $own) === [];
    }

    /** @return string[] of all sites of this shop */
    private function domains(): array
    {
        return array_column($this->plugin->db->rows('SELECT `DOMAIN` FROM `b_lang_domain`'), 'DOMAIN');
    }

    private static function plainHost(string $host): string
    {
        return (string) preg_replace('~^(?:https?://)?(?:www\.)?|:(?:80|443)$~', '', strtolower(trim($host)));
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
            'statusMap' => ['delivered' => 'F'],
        ]);
    }
}
