<?php

declare(strict_types=1);

namespace CourierModx;

use MiniShop3\Model\msProduct;
use MODX\Revolution\Mail\modPHPMailer;

/** What is asked of MiniShop3 on MODX 3 itself, in its own ways. */
final class Host
{
    public const PLATFORM = 'minishop3';
    public const PRODUCT = msProduct::class;
    /** The column that puts statuses in order. */
    public const STATUS_PLACE = 'position';
    /** Of MiniShop3's own web address, which knows the buyer's token. */
    public const STATE_ROUTE = '/api/v1/delivery/' . Brand::MODULE . '/state';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param string $number with a dash where MiniShop3 has a stroke */
    public function findOrderId(string $number): ?string
    {
        // Drafts lie in the same table and have no number yet.
        $row = $number === '' ? null : $this->plugin->db->row(
            "SELECT `id` FROM `{p}ms3_orders` WHERE REPLACE(REPLACE(`num`, '/', '-'), ',', '-') = ? ORDER BY `id` DESC",
            [$number]
        );

        return $row === null ? null : (string) $row['id'];
    }

    /** @return string|null why it could not be changed, or ''; null: there is nothing to change */
    public function changeStatus(int $orderId, int $status): ?string
    {
        $row = (new OrderRows($this->plugin->db))->order($orderId);
        if ($row === null || (int) $row['status'] === $status) {
            return null;
        }
        $answer = $this->plugin->modx->services->get('ms3_order_status')->change($orderId, $status);

        return $answer === true ? '' : (string) $answer;
    }

    public function addComment(int $orderId, string $line): void
    {
        $row = (new OrderRows($this->plugin->db))->order($orderId);
        if ($row !== null) {
            $this->plugin->db->run(
                'UPDATE `{p}ms3_orders` SET `order_comment` = ? WHERE `id` = ?',
                [trim("{$row['order_comment']}\n{$line}"), $orderId]
            );
        }
    }

    public function mailer(): object
    {
        return new modPHPMailer($this->plugin->modx);
    }

    /** @return array<string, string> where the order page's script asks anew; a field goes MiniShop3's own way */
    public function pageAddresses(): array
    {
        return ['state' => self::STATE_ROUTE, 'action' => ''];
    }

    /**
     * MiniShop3 keeps the cart in its tables from the first click, as a draft that becomes the order: what is ours lies
     * under the draft's number, so a guest, a login and a front end without sessions find it, once there is a draft.
     */
    public static function visitorsCart(): string
    {
        return '';
    }

    /** @return array<string, string> what keeps our deliveries from buyers, by a code of the check */
    public function faults(): array
    {
        $words = $this->plugin->words();
        $ids = (new Deliveries($this->plugin))->ids();
        $faults = $ids === [] ? ['deliveries' => $words->say('check.deliveries')] : [];
        foreach ($ids as $key => $id) {
            $pair = $this->plugin->db->row('SELECT 1 FROM `{p}ms3_delivery_payments` WHERE `delivery_id` = ?', [$id]);
            if ($pair === null) {
                $faults["payments_{$key}"] = $words->say('check.payments', ['delivery' => $words->say("method.{$key}")]);
            }
        }
        $route = self::routeFile();
        if (!is_file($route)) {
            $faults['route'] = $words->say('check.route', ['file' => $route]);
        }

        return $faults;
    }

    /** Where MiniShop3 looks for addresses of components. */
    public static function routeFile(): string
    {
        return MODX_CORE_PATH . 'config/ms3.routes.d/web/50-' . Brand::MODULE . '.php';
    }

    /** @return bool whether our address is among MiniShop3's */
    public static function addRoute(): bool
    {
        $route = self::routeFile();
        if (!is_dir(dirname($route))) {
            @mkdir(dirname($route), 0755, true);
        }

        return @copy(dirname(__DIR__) . '/routes/web.php', $route);
    }

    /**
     * @param mixed $told of the page after the order: MiniShop3 names an order there that nobody can guess, and keeps
     *     whose orders these are
     * @return string id of an order that this very visitor has placed, or ''
     */
    public function placedOrder($told): string
    {
        $row = is_string($told) && $told !== ''
            ? $this->plugin->db->row('SELECT `id` FROM `{p}ms3_orders` WHERE `uuid` = ?', [$told])
            : null;
        $own = array_map('strval', $_SESSION['ms3']['orders'] ?? []);

        return $row !== null && in_array((string) $row['id'], $own, true) ? (string) $row['id'] : '';
    }
}
