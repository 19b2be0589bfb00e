<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\LabelFile;

/** Labels: one as a PDF in the browser, many as an archive. */
final class Labels
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param string[] $orderIds */
    public function send(array $orderIds): void
    {
        $file = LabelFile::ofEach(
            fn (string $orderId): string => $this->plugin->delivery($this->storeOf($orderId))->shipping()->label($orderId),
            $orderIds,
            $this->plugin->words()->say('labels.none')
        );
        $response = $this->plugin->registry->get('response');
        $response->addHeader("Content-Type: {$file->type}");
        $response->addHeader("Content-Disposition: {$file->disposition}");
        $response->setOutput($file->body);
    }

    private function storeOf(string $orderId): int
    {
        $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [(int) $orderId]);

        return (int) ($row['store_id'] ?? 0);
    }
}
