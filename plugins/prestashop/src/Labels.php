<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\GatewayFailure;

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
        $labels = [];
        $problems = [];
        foreach ($orderIds as $orderId) {
            $storeId = OrderScreen::storeOf($this->plugin, $orderId) ?? 0;
            try {
                $labels[$orderId] = $this->plugin->delivery($storeId)->shipping()->label($orderId);
            } catch (GatewayFailure $failure) {
                $problems[] = "{$orderId}: {$failure->getMessage()}";
            }
        }
        if ($labels === []) {
            $text = $this->plugin->words()->say('labels.none') . "\n" . implode("\n", $problems);

            return [['Content-Type' => 'text/plain; charset=utf-8'], $text];
        }
        if (count($labels) === 1 || !class_exists('ZipArchive')) {
            return [[
                'Content-Type' => 'application/pdf',
                'Content-Disposition' => 'inline; filename="label-' . key($labels) . '.pdf"',
            ], (string) reset($labels)];
        }

        return [[
            'Content-Type' => 'application/zip',
            'Content-Disposition' => 'attachment; filename="labels.zip"',
        ], self::zip($labels)];
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
