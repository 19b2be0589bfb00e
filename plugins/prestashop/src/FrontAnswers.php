<?php

declare(strict_types=1);

namespace CourierPresta;

use Context;
use Tools;

/** Answers of the public addresses: the checkout's script, the gateway, the merchant's cron. */
final class FrontAnswers
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function selection(): void
    {
        if (strtolower((string) ($_SERVER['HTTP_X_REQUESTED_WITH'] ?? '')) !== 'xmlhttprequest') {
            $this->send(405, '{"ok":false}');
        }
        // Never `module` or `controller`: PrestaShop looks those up in a posted form before the address.
        $posted = [];
        foreach (['do', 'slot', 'token', 'payment'] as $name) {
            $value = Tools::getValue($name, '');
            $posted[$name] = is_string($value) ? $value : '';
        }
        $answer = (new CheckoutRoutes($this->plugin))->answer(Context::getContext()->cart, $posted);
        $this->send(200, (string) json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE));
    }

    public function webhook(): void
    {
        $body = (string) file_get_contents('php://input');
        $answer = $this->plugin->jobs()->receive(
            $this->plugin->storeId(),
            $body,
            (string) ($_SERVER['HTTP_COURIER_SIGNATURE'] ?? '')
        );
        $this->send($answer->status, $answer->body);
    }

    public function cron(): void
    {
        $token = Tools::getValue('token', '');
        if (!is_string($token) || !hash_equals($this->plugin->cronToken(), $token)) {
            $this->send(403, '{"ok":false}');
        }
        ignore_user_abort(true);
        set_time_limit(600);
        $jobs = $this->plugin->jobs();
        $this->send(200, (string) json_encode(Tools::getValue('due') ? $jobs->runDue() : $jobs->run()));
    }

    /** @return never */
    private function send(int $status, string $json): void
    {
        http_response_code($status);
        header('Content-Type: application/json; charset=utf-8');
        header('Cache-Control: no-store');
        echo $json;
        exit;
    }
}
