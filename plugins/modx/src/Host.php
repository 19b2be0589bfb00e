<?php

declare(strict_types=1);

namespace CourierModx;

/** What is asked of miniShop2 on MODX 2 itself, in its own ways. */
final class Host
{
    public const PLATFORM = 'minishop2';
    public const PRODUCT = 'msProduct';
    /** The column that puts statuses in order. */
    public const STATUS_PLACE = 'rank';

    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param string $number with a dash where miniShop2 has a stroke or a comma */
    public function findOrderId(string $number): ?string
    {
        $row = $this->plugin->db->row(
            "SELECT `id` FROM `{p}ms2_orders` WHERE REPLACE(REPLACE(`num`, '/', '-'), ',', '-') = ? ORDER BY `id` DESC",
            [$number]
        );

        return $row === null ? null : (string) $row['id'];
    }

    /** @return string|null why it could not be changed, or ''; null: there is nothing to change */
    public function changeStatus(int $orderId, int $status): ?string
    {
        $order = $this->plugin->modx->getObject('msOrder', $orderId);
        if ($order === null || (int) $order->get('status') === $status) {
            return null;
        }
        $answer = $this->plugin->modx->getService('miniShop2')->changeOrderStatus($orderId, $status);

        return $answer === true ? '' : (string) $answer;
    }

    public function addComment(int $orderId, string $line): void
    {
        $row = $this->plugin->db->row('SELECT * FROM `{p}ms2_orders` WHERE `id` = ?', [$orderId]);
        if ($row === null) {
            return;
        }
        // Before 3.0 the column was called so.
        $column = array_key_exists('order_comment', $row) ? 'order_comment' : 'comment';
        $this->plugin->db->run(
            "UPDATE `{p}ms2_orders` SET `{$column}` = ? WHERE `id` = ?",
            [trim("{$row[$column]}\n{$line}"), $orderId]
        );
    }

    public function mailer(): object
    {
        return $this->plugin->modx->getService('mail', 'mail.modPHPMailer');
    }

    /** @return array<string, string> where the order page's script asks anew, and where it posts a field */
    public function pageAddresses(): array
    {
        return [
            'state' => $this->plugin->publicUrl('state'),
            'action' => $this->plugin->siteUrl() . '/assets/components/minishop2/action.php',
        ];
    }

    /**
     * The cart is the visitor's: named after the session it began in, and by that name still when a login gives the
     * session another. '': nobody visits.
     */
    public static function visitorsCart(): string
    {
        $known = $_SESSION[Brand::PREFIX]['cart'] ?? '';
        if ($known === '' && (string) session_id() !== '') {
            $known = $_SESSION[Brand::PREFIX]['cart'] = sha1((string) session_id());
        }

        return $known;
    }

    /** @return array<string, string> what keeps our deliveries from buyers, by a code of the check */
    public function faults(): array
    {
        $isOffered = (new Deliveries($this->plugin))->ids() !== [];

        return $isOffered ? [] : ['deliveries' => $this->plugin->words()->say('check.deliveries')];
    }

    /**
     * @param mixed $told of the page after the order: miniShop2 keeps whose orders these are
     * @return string id of an order that this very visitor has placed, or ''
     */
    public function placedOrder($told): string
    {
        $own = array_map('strval', $_SESSION['minishop2']['orders'] ?? []);

        return is_string($told) && in_array($told, $own, true) ? $told : '';
    }
}
