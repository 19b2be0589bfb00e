<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\LabelFile;

/** Labels: one as a PDF in the browser, many as an archive. */
final class Labels
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param string[] $orderIds
     * @return array{0: array<string, string>, 1: string} headers and body
     */
    public function answer(array $orderIds): array
    {
        $label = function (string $orderId): string {
            $storeId = OrderScreen::storeOf($this->plugin, $orderId) ?? 0;

            return $this->plugin->delivery($storeId)->shipping()->label($orderId);
        };
        $file = LabelFile::ofEach($label, $orderIds, $this->plugin->words()->say('labels.none'));

        return [['Content-Type' => $file->type, 'Content-Disposition' => $file->disposition], $file->body];
    }
}
