<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\Html;
use CourierModx\Core\MethodEntry;
use CourierModx\Core\Order;
use CourierModx\Core\Settings;
use CourierModx\Core\Storage\TableShop;

/** The shop on MODX, as the core sees it. */
final class MiniShop extends TableShop
{
    /** Method by the entry's key. */
    public const METHODS = ['door' => 'door', 'pickup' => 'pickup_point'];

    private Plugin $plugin;
    private Host $host;
    private ?Settings $settings = null;

    public function __construct(Plugin $plugin)
    {
        parent::__construct($plugin->orders, $plugin->memory());
        $this->plugin = $plugin;
        $this->host = new Host($plugin);
    }

    public function address(): string
    {
        return $this->plugin->siteUrl();
    }

    public function software(): array
    {
        return [
            'platform' => Host::PLATFORM,
            'platformVersion' => (string) ($this->plugin->modx->getVersionData()['full_version'] ?? ''),
            'pluginVersion' => Plugin::VERSION,
        ];
    }

    /** Contexts under hosts of their own are the same shop. */
    public function otherOrigins(): array
    {
        $rows = $this->plugin->db->rows("SELECT `value` FROM `{p}context_setting` WHERE `key` = 'site_url'");
        $origins = array_map(static function (array $row): string {
            $parts = parse_url((string) $row['value']) ?: [];
            $port = isset($parts['port']) ? ":{$parts['port']}" : '';

            return isset($parts['scheme'], $parts['host']) ? "{$parts['scheme']}://{$parts['host']}{$port}" : '';
        }, $rows);

        return array_values(array_unique(array_filter($origins)));
    }

    public function webhookAddress(): string
    {
        return $this->plugin->publicUrl('webhook');
    }

    public function locale(): string
    {
        return $this->plugin->locale();
    }

    public function settings(): Settings
    {
        if ($this->settings === null) {
            $stored = (array) $this->memory->read('settings');
            if ($this->plugin->brand->gatewayUrl() !== '') {
                $stored['gatewayUrl'] = $this->plugin->brand->gatewayUrl();
            }
            $this->settings = new Settings(OwnSettings::schema(), $stored, [
                'courierCode' => $this->plugin->brand->courierCode(),
                // miniShop2 has no "delivered"; the merchant picks it. An empty map moves nothing.
                'statusMap' => [],
            ]);
        }

        return $this->settings;
    }

    /** @param array<string, mixed> $stored */
    public function keepSettings(array $stored): void
    {
        $this->memory->write('settings', $stored);
        $this->settings = null;
    }

    /** @param array<string, mixed> $rules */
    public function keepMethod(string $key, array $rules): void
    {
        $this->memory->write("method:{$key}", $rules);
    }

    public function methods(): array
    {
        $methods = [];
        foreach (self::METHODS as $key => $method) {
            $methods[] = new MethodEntry([
                'key' => $key,
                'method' => $method,
                'title' => $this->plugin->words()->say("method.{$key}"),
                'settings' => $this->settings()->forMethod((array) $this->memory->read("method:{$key}")),
            ]);
        }

        return $methods;
    }

    public function order(string $orderId): ?Order
    {
        return (new OrderReader($this->plugin, $this->settings()))->read($orderId);
    }

    public function findOrderId(string $reference): ?string
    {
        return $this->host->findOrderId(self::reference($reference));
    }

    /** miniShop2's numbers hold a stroke or a comma, which the courier's cannot. */
    public static function reference(string $number): string
    {
        return strtr($number, ['/' => '-', ',' => '-']);
    }

    /** A `final` or `fixed` status may refuse: then the manager reads why. */
    public function setStatus(string $orderId, string $status, string $note): void
    {
        $refused = $this->host->changeStatus((int) $orderId, (int) $status);
        if ($refused !== null) {
            $this->addNote($orderId, trim("{$note} {$refused}"));
        }
    }

    /** The manager's comment of the order, which lists of the manager's pages draw as HTML: the courier's words bring none. */
    public function addNote(string $orderId, string $note): void
    {
        $line = date('d.m.Y H:i', $this->plugin->now()) . ' ' . strtr($note, ['<' => '‹', '>' => '›']);
        if ($note !== '') {
            $this->host->addComment((int) $orderId, $line);
        }
    }

    public function mailManager(string $to, string $subject, string $text): void
    {
        $mail = $this->host->mailer();
        $mail->set('mail_body', nl2br(Html::escape($text)));
        $mail->set('mail_from', $this->plugin->option('emailsender'));
        $mail->set('mail_from_name', $this->plugin->option('site_name'));
        $mail->set('mail_subject', $subject);
        $mail->address('to', $to === '' ? $this->plugin->option('emailsender') : $to);
        $mail->setHTML(true);
        $mail->send();
        $mail->reset();
    }

    public function log(string $level, string $event, array $fields): void
    {
        $text = Brand::SLUG . " {$event} "
            . json_encode($fields, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
        // MODX's levels: 1 error, 3 info, 4 debug.
        $this->plugin->modx->log(['error' => 1, 'info' => 3, 'debug' => 4][$level] ?? 3, $text);
    }
}
