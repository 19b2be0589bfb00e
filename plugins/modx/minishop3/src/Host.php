<?php

declare(strict_types=1);

namespace CourierModx;

use MODX\Revolution\Mail\modPHPMailer;

/** What is asked of MiniShop3 on MODX 3 itself, in its own ways. */
final class Host
{
    public const PLATFORM = 'minishop3';
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
}
