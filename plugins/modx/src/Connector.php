<?php

declare(strict_types=1);

namespace CourierModx;

use CourierModx\Core\GatewayFailure;

/** Answers of the public address and of the manager's. */
final class Connector
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /**
     * @param array<string, mixed> $query
     * @return array{0: int, 1: string} status and JSON
     */
    public function forEverybody(string $do, array $query, string $body, string $signature): array
    {
        $jobs = $this->plugin->jobs();
        switch ($do) {
            case 'state':
                // It only looks: it must not write over what another request of the page has put into the session.
                if (session_status() === PHP_SESSION_ACTIVE) {
                    session_abort();
                }

                return [200, (string) json_encode((new PageState($this->plugin))->toArray(true))];
            case 'webhook':
                $answer = $jobs->receive(0, $body, $signature);

                return [$answer->status, $answer->body];
            case 'cron':
                $token = $query['token'] ?? '';
                if (!is_string($token) || !hash_equals($this->plugin->delivery()->cronToken(), $token)) {
                    return [403, '{"ok":false}'];
                }

                return [200, (string) json_encode(empty($query['due']) ? $jobs->run() : $jobs->runDue())];
            default:
                return [404, '{"ok":false}'];
        }
    }

    /**
     * @param array<string, mixed> $query
     * @return array{0: array<string, string>, 1: string, 2: int} headers, body and status
     */
    public function forManagers(string $do, array $query, string $body): array
    {
        $id = (string) (int) ($query['id'] ?? 0);
        if ($do === 'label') {
            try {
                $pdf = $this->plugin->delivery()->shipping()->label($id);

                return [['Content-Type' => 'application/pdf'], $pdf, 200];
            } catch (GatewayFailure $failure) {
                return [['Content-Type' => 'text/plain; charset=utf-8'], $failure->getMessage(), 404];
            }
        }
        if ($do === 'block') {
            $label = (new ManagerPage($this->plugin))->url('label', ['id' => $id]);
            $block = $this->plugin->delivery()->orderPanel($id, $label);
            [$status, $answer] = $block === null ? [404, []] : [200, $block];
        } else {
            $decoded = json_decode($body, true);
            [$status, $answer] = (new AdminRoutes($this->plugin))->answer(
                $do,
                array_filter($query, 'is_string'),
                is_array($decoded) ? $decoded : []
            );
        }
        $json = (string) json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE);

        return [['Content-Type' => 'application/json; charset=utf-8'], $json, $status];
    }
}
