<?php

declare(strict_types=1);

namespace CourierCore;

/** Labels for the browser: one as a PDF, many as an archive, none as the reasons. */
final class LabelFile
{
    public string $type;
    public string $disposition;
    public string $body;

    private function __construct(string $type, string $disposition, string $body)
    {
        $this->type = $type;
        $this->disposition = $disposition;
        $this->body = $body;
    }

    /**
     * @param string[] $orderIds
     * @param string $nothing what to say when there is none
     */
    public static function of(Shipping $shipping, array $orderIds, string $nothing): self
    {
        return self::ofEach(static fn (string $orderId): string => $shipping->label($orderId), $orderIds, $nothing);
    }

    /**
     * The same where each order has a store of its own.
     *
     * @param callable(string): string $label the PDF of an order
     * @param string[] $orderIds
     */
    public static function ofEach(callable $label, array $orderIds, string $nothing): self
    {
        $labels = [];
        $problems = [$nothing];
        foreach ($orderIds as $orderId) {
            try {
                $labels[$orderId] = $label($orderId);
            } catch (GatewayFailure $failure) {
                $problems[] = "{$orderId}: {$failure->getMessage()}";
            }
        }
        if ($labels === []) {
            return new self('text/plain; charset=utf-8', 'inline', implode("\n", $problems));
        }
        if (count($labels) === 1 || !class_exists('ZipArchive')) {
            $name = 'inline; filename="label-' . key($labels) . '.pdf"';

            return new self('application/pdf', $name, (string) reset($labels));
        }

        return new self('application/zip', 'attachment; filename="labels.zip"', self::zip($labels));
    }

    /** @param array<int|string, string> $labels */
    private static function zip(array $labels): string
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'labels');
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
