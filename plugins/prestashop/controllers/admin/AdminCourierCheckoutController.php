<?php

declare(strict_types=1);

use CourierPresta\AdminRoutes;
use CourierPresta\Labels;
use CourierPresta\Plugin;

if (!defined('_PS_VERSION_')) {
    exit;
}

/** Answers our own pages of the back office; PrestaShop checks the token and the profile's rights before. */
class AdminCourierCheckoutController extends ModuleAdminController
{
    public function initContent()
    {
        $do = (string) Tools::getValue('do');
        $isReading = in_array($do, ['towns', 'labels', 'diagnosis'], true);
        if ($do === 'labels') {
            [$headers, $body] = (new Labels(Plugin::the()))->answer(AdminRoutes::ids((string) Tools::getValue('id')));
            $this->send(200, $headers, $body);
        }
        if (!$isReading && (!$this->access('edit') || ($_SERVER['REQUEST_METHOD'] ?? '') !== 'POST')) {
            $this->send(403, [], (string) json_encode(['message' => Plugin::the()->words()->say('error.permission')]));
        }
        $decoded = json_decode((string) file_get_contents('php://input'), true);
        $body = is_array($decoded) ? $decoded : $_POST;
        [$status, $answer] = (new AdminRoutes(Plugin::the()))->answer($do, array_filter($_GET, 'is_string'), $body);
        if ($do === 'note' || $do === 'point') {
            Tools::redirectAdmin($this->context->link->getAdminLink('AdminOrders', true, [], [
                'id_order' => (int) Tools::getValue('id'), 'vieworder' => 1,
            ]));
        }
        $this->send($status, [], (string) json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE));
    }

    /** @param array<string, string> $headers */
    private function send(int $status, array $headers, string $body): void
    {
        http_response_code($status);
        foreach ($headers + ['Content-Type' => 'application/json; charset=utf-8'] as $name => $value) {
            header("{$name}: {$value}");
        }
        echo $body;
        exit;
    }
}
