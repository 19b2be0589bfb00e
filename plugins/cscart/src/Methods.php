<?php

declare(strict_types=1);

namespace CourierCsCart;

use CourierCsCart\Core\GatewayFailure;
use CourierCsCart\Core\MethodEntry;
use CourierCsCart\Core\Settings;
use CourierCsCart\Core\Texts;

/**
 * The shop's shipping methods that go by our services. A service is a speed of the courier («Служба доставки» in
 * CS-Cart's form): its row is made when the connection is checked; the first one leaves the speed to the rules.
 */
final class Methods
{
    /** Code of the service that names no speed. */
    public const ANY = 'any';
    /** Parameters of a method that are not rules: the courier account is an installation of its own. */
    private const ACCOUNT = ['courierCode', 'login'];

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @return MethodEntry[] */
    public function entries(Settings $settings): array
    {
        $rows = $this->plugin->db->rows(
            'SELECT s.`shipping_id`, s.`service_params`, v.`code`, d.`shipping` FROM `{p}shippings` s'
                . ' JOIN `{p}shipping_services` v ON v.`service_id` = s.`service_id`'
                . ' LEFT JOIN `{p}shipping_descriptions` d ON d.`shipping_id` = s.`shipping_id` AND d.`lang_code` = ?'
                . ' WHERE v.`module` = ? ORDER BY s.`shipping_id`',
            [$this->plugin->locale(), Brand::PREFIX]
        );

        return array_map(static fn (array $row): MethodEntry => self::entry($row, $settings), $rows);
    }

    /** Key of the entry of a shipping method: it names its rules at the gateway. */
    public static function key(int $shippingId): string
    {
        return "m{$shippingId}";
    }

    public static function shippingId(string $key): int
    {
        return (int) substr($key, 1);
    }

    /** What CS-Cart keeps of a method, our parameters inside. @return array<string, mixed> */
    public function params(int $shippingId): array
    {
        $row = $this->plugin->db->row('SELECT `service_params` FROM `{p}shippings` WHERE `shipping_id` = ?', [$shippingId]);

        return self::unpack((string) ($row['service_params'] ?? ''));
    }

    /** Makes the rows that are missing; a row that methods may use is never taken away. @param array<int|string, string> $levels */
    public function sync(array $levels): void
    {
        $known = array_column($this->plugin->db->rows(
            'SELECT `service_id`, `code` FROM `{p}shipping_services` WHERE `module` = ?',
            [Brand::PREFIX]
        ), 'service_id', 'code');
        foreach ([self::ANY => ''] + $levels as $code => $name) {
            if (!isset($known[$code])) {
                $this->plugin->db->run(
                    "INSERT INTO `{p}shipping_services` (`status`, `module`, `code`, `sp_file`) VALUES ('A', ?, ?, '')",
                    [Brand::PREFIX, (string) $code]
                );
                $row = $this->plugin->db->row(
                    'SELECT `service_id` FROM `{p}shipping_services` WHERE `module` = ? AND `code` = ?',
                    [Brand::PREFIX, (string) $code]
                );
                $this->describe((int) ($row['service_id'] ?? 0), $name);
            }
        }
    }

    /**
     * The speeds of the courier, and of each account that a method has of its own, as CS-Cart's services.
     *
     * @return string what is wrong, or ''
     */
    public function syncWithCourier(): string
    {
        $problem = '';
        foreach (array_merge([''], $this->ownAccounts()) as $account) {
            try {
                $this->sync(array_column($this->plugin->delivery()->connection()->serviceLevels($account), 'name', 'code'));
            } catch (GatewayFailure $failure) {
                $problem = $problem ?: $failure->getMessage();
            }
        }

        return $problem;
    }

    /** @return array<string, string> accounts of methods that have one of their own, by the method's name */
    public function ownAccounts(): array
    {
        return array_filter(array_column($this->plugin->shop()->methods(), 'account', 'title'));
    }

    /** Orders go on naming our methods: they are switched off, and only the services go. */
    public function remove(): void
    {
        $this->plugin->db->run(
            "UPDATE `{p}shippings` SET `status` = 'D' WHERE `service_id` IN"
                . ' (SELECT `service_id` FROM `{p}shipping_services` WHERE `module` = ?)',
            [Brand::PREFIX]
        );
        $this->plugin->db->run(
            'DELETE FROM `{p}shipping_service_descriptions` WHERE `service_id` IN'
                . ' (SELECT `service_id` FROM `{p}shipping_services` WHERE `module` = ?)',
            [Brand::PREFIX]
        );
        $this->plugin->db->run('DELETE FROM `{p}shipping_services` WHERE `module` = ?', [Brand::PREFIX]);
    }

    /** `''`: the shop's own account. @param array<string, mixed> $params */
    public static function account(int $shippingId, array $params): string
    {
        return trim((string) ($params['login'] ?? '')) === '' ? '' : self::key($shippingId);
    }

    private function describe(int $serviceId, string $name): void
    {
        foreach ($this->plugin->db->rows('SELECT `lang_code` FROM `{p}languages`') as $row) {
            $words = Texts::load((string) $row['lang_code'], dirname(__DIR__) . '/texts');
            $this->plugin->db->run(
                'INSERT IGNORE INTO `{p}shipping_service_descriptions` (`service_id`, `description`, `lang_code`) VALUES (?, ?, ?)',
                [
                    $serviceId,
                    $this->plugin->brand->name((string) $row['lang_code']) . ': ' . ($name ?: $words->say('service.any')),
                    (string) $row['lang_code'],
                ]
            );
        }
    }

    /** @param array<string, mixed> $row */
    private static function entry(array $row, Settings $settings): MethodEntry
    {
        $params = self::unpack((string) $row['service_params']);
        $rules = array_diff_key($params, array_flip(self::ACCOUNT));
        if ($row['code'] !== self::ANY) {
            $rules['serviceLevels'] = [(string) $row['code']];
        }

        return new MethodEntry([
            'key' => self::key((int) $row['shipping_id']),
            'method' => ($params['kind'] ?? 'door') === 'pickup_point' ? 'pickup_point' : 'door',
            'title' => (string) $row['shipping'],
            'settings' => $settings->forMethod($rules),
            'account' => self::account((int) $row['shipping_id'], $params),
        ]);
    }

    /** @return array<string, mixed> */
    private static function unpack(string $params): array
    {
        // CS-Cart's own format of a method's parameters.
        $unpacked = $params === '' ? [] : @unserialize($params, ['allowed_classes' => false]);

        return is_array($unpacked) ? $unpacked : [];
    }
}
