<?php

declare(strict_types=1);

namespace CourierOpenCart;

use CourierOpenCart\Core\Payment;

/** Payments that the chosen point or the method's own limits do not take are not offered. */
final class PaymentLimits
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function allows(string $paymentCode): bool
    {
        $session = $this->plugin->session();
        $entry = $this->plugin->offering()->entry(Methods::keyOf($session->chosenCode()));
        if ($entry === null) {
            return true;
        }
        $storeId = $this->plugin->storeId();
        $payment = Payment::ofMethod($paymentCode, $this->plugin->shop($storeId)->settings());

        return $this->plugin->delivery($storeId)->checkout()->takes($entry, $payment, $session->token($entry->key));
    }
}
