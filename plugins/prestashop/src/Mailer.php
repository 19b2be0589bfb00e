<?php

declare(strict_types=1);

namespace CourierPresta;

use CourierPresta\Core\Form\Html;
use Mail;

/** Sends by the shop's own mail settings, with the module's own plain template. */
final class Mailer
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function send(string $to, string $subject, string $text): void
    {
        Mail::Send(
            (int) $this->plugin->config('PS_LANG_DEFAULT'),
            'courier_note',
            $subject,
            ['{text}' => nl2br(Html::escape($text)), '{plain}' => $text],
            $to === '' ? $this->plugin->config('PS_SHOP_EMAIL') : $to,
            null,
            null,
            null,
            null,
            null,
            dirname(__DIR__) . '/mails/'
        );
    }
}
