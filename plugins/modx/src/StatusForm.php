<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\Form\BuyerHtml;
use CourierModx\Core\Form\Html;
use CourierModx\Core\Form\SettingsInput;

/** A buyer looks a parcel up by the order's number and the phone: `[[!CourierCheckout.Status]]` on any page. */
final class StatusForm
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $posted
     * @param string $placed id of an order that this very visitor has placed and looks at, or ''
     */
    public function html(array $posted, string $placed = ''): string
    {
        $number = SettingsInput::text($posted[Brand::PREFIX . '_number'] ?? '');
        $phone = SettingsInput::text($posted[Brand::PREFIX . '_phone'] ?? '');
        $found = $number === '' ? '' : $this->found($number, $phone);
        $words = $this->plugin->words();
        if ($number !== '' && $found === '') {
            $found = '<p role="alert">' . Html::escape($words->say('status.none')) . '</p>';
        }
        $fields = '';
        foreach (['number' => 'status.order', 'phone' => 'status.phone'] as $name => $label) {
            $fields .= Html::row(Brand::PREFIX . "_{$name}", $words->say($label), Html::input(Brand::PREFIX . "_{$name}", ''));
        }

        return ($found === '' && $placed !== '' ? $this->section($placed) : $found) . Html::tag('form', ['method' => 'post'], $fields
            . Html::tag('button', ['type' => 'submit'], Html::escape($words->say('status.find'))));
    }

    /** The number alone says nothing: numbers are easy to guess. */
    private function found(string $number, string $phone): string
    {
        $orderId = $this->plugin->shop()->findOrderId($number);
        $order = $orderId === null ? null : $this->plugin->shop()->order($orderId);
        $own = $order === null ? '' : self::digits($order->recipient['phone'] ?? '');
        $isSame = strlen($own) >= 7 && hash_equals($own, self::digits($phone));

        return $isSame ? $this->section((string) $orderId) : '';
    }

    private function section(string $orderId): string
    {
        return (new BuyerHtml($this->plugin->delivery(), $this->plugin->words()))
            ->section($orderId, Brand::SLUG . '-delivery box');
    }

    /** The last ten: +7 and 8 begin the same number. */
    private static function digits(string $phone): string
    {
        return substr((string) preg_replace('/\D/', '', $phone), -10);
    }
}
