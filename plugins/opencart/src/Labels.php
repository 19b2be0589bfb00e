<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\GatewayFailure;

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
        $labels = [];
        $problems = [];
        foreach ($orderIds as $orderId) {
            $row = $this->plugin->db->row('SELECT `store_id` FROM `{p}order` WHERE `order_id` = ?', [$orderId]);
            try {
                $labels[$orderId] = $this->plugin->delivery((int) ($row['store_id'] ?? 0))->shipping()->label($orderId);
            } catch (GatewayFailure $failure) {
                $problems[] = "{$orderId}: {$failure->getMessage()}";
            }
        }
        $response = $this->plugin->registry->get('response');
        if ($labels === []) {
            $response->addHeader('Content-Type: text/plain; charset=utf-8');
            $response->setOutput($this->plugin->words()->say('labels.none') . "\n" . implode("\n", $problems));
        } elseif (count($labels) === 1 || !class_exists('ZipArchive')) {
            $response->addHeader('Content-Type: application/pdf');
            $response->addHeader('Content-Disposition: inline; filename="label-' . key($labels) . '.pdf"');
            $response->setOutput((string) reset($labels));
        } else {
            $response->addHeader('Content-Type: application/zip');
            $response->addHeader('Content-Disposition: attachment; filename="labels.zip"');
            $response->setOutput(self::zip($labels));
        }
    }

    /** @param array<int|string, string> $labels */
    private static function zip(array $labels): string
    {
        $file = (string) tempnam(sys_get_temp_dir(), Brand::PREFIX);
        $zip = new \ZipArchive();
        $zip->open($file, \ZipArchive::CREATE | \ZipArchive::OVERWRITE);
        foreach ($labels as $orderId => $pdf) {
            $zip->addFromString("label-{$orderId}.pdf", $pdf);
        }
        $zip->close();
        $bytes = (string) file_get_contents($file);
        unlink($file);

        return $bytes;
    }
}
