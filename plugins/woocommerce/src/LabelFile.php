<?php

declare(strict_types=1);

namespace CourierWoo;

/** Labels as a download: one PDF, or many in an archive. */
final class LabelFile
{
    /** @param array<string, string> $labels the PDF by order */
    public static function sendOne(array $labels): void
    {
        $name = 'label-' . preg_replace('/[^\w.-]/', '', (string) key($labels)) . '.pdf';
        header('Content-Type: application/pdf');
        header('Content-Disposition: inline; filename="' . $name . '"');
        // Bytes of a PDF.
        // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
        echo reset($labels);
    }

    /** @param array<string, string> $labels */
    public static function sendAll(array $labels): void
    {
        if (!class_exists('ZipArchive')) {
            self::sendOne($labels);

            return;
        }
        $file = wp_tempnam(Brand::SLUG);
        $zip = new \ZipArchive();
        $zip->open($file, \ZipArchive::CREATE | \ZipArchive::OVERWRITE);
        foreach ($labels as $id => $pdf) {
            $zip->addFromString('label-' . preg_replace('/[^\w.-]/', '', (string) $id) . '.pdf', $pdf);
        }
        $zip->close();
        header('Content-Type: application/zip');
        header('Content-Disposition: attachment; filename="labels.zip"');
        readfile($file);
        wp_delete_file($file);
    }
}
