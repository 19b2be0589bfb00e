<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** The order's own history. Statuses are moved on the public side alone, where stock, totals and mails follow. */
final class Histories
{
    private Plugin $plugin;
    private int $storeId;

    public function __construct(Plugin $plugin, int $storeId)
    {
        $this->plugin = $plugin;
        $this->storeId = $storeId;
    }

    public function move(string $orderId, string $status, string $note): void
    {
        if ($this->plugin->isAdmin()) {
            $this->plugin->orders->write($orderId, [
                'store_id' => $this->storeId,
                'later' => ['status' => $status, 'note' => $note],
            ]);
            (new Backlog($this->plugin))->wake();

            return;
        }
        $isTold = $this->plugin->shop($this->storeId)->settings()->flag('notifyBuyer');
        $this->plugin->model('checkout/order')->{$this->plugin->generation->historyMethod()}(
            (int) $orderId,
            (int) $status,
            self::escape($note),
            $isTold
        );
    }

    /** What the administration left. */
    public function moveLater(): void
    {
        foreach ($this->plugin->orders->takeLater() as $orderId => $move) {
            $storeId = (new Backlog($this->plugin))->storeOf((string) $orderId);
            if ($storeId !== null) {
                (new self($this->plugin, $storeId))->move((string) $orderId, $move['status'], $move['note']);
            }
        }
    }

    /** Without notice: OpenCart hides such a line from the buyer. */
    public function note(string $orderId, string $note): void
    {
        $this->plugin->db->run(
            'INSERT INTO `{p}order_history` (`order_id`, `order_status_id`, `notify`, `comment`, `date_added`)'
                . ' SELECT `order_id`, `order_status_id`, 0, ?, NOW() FROM `{p}order` WHERE `order_id` = ?',
            [self::escape($note), (int) $orderId]
        );
    }

    /** OpenCart keeps comments escaped and prints them as they are; ours may be the courier's words. */
    private static function escape(string $note): string
    {
        return htmlspecialchars($note, ENT_NOQUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
}
