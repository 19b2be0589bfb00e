<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** The addresses of the public side: the checkout's script, the gateway, the merchant's cron. */
final class CatalogRoutes
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function state(): void
    {
        $state = (new PageState($this->plugin))->toArray();
        $this->plugin->session()->catchUp();
        $this->answer($state);
    }

    /**
     * Takes the buyer's selection: only a token that the gateway signed for this shop and cart changes a price.
     * OpenCart has no guard against forged requests here; the token is one.
     */
    public function select(): void
    {
        $request = $this->plugin->request();
        $isOurs = ($request->server['REQUEST_METHOD'] ?? '') === 'POST'
            && strtolower((string) ($request->server['HTTP_X_REQUESTED_WITH'] ?? '')) === 'xmlhttprequest';
        if (!$isOurs) {
            $this->answer(['ok' => false], 405);

            return;
        }
        $key = Methods::keyOf((string) ($request->post['code'] ?? ''));
        $address = $this->plugin->session()->address();
        if ($key === '' || !$this->plugin->offering()->isOffered($key, $address)) {
            $this->answer(['ok' => false], 404);

            return;
        }
        $token = (string) ($request->post['token'] ?? '');
        $problem = $this->take($key, $token, $address);
        $method = $this->plugin->offering()->method($key, $address);
        $this->plugin->session()->catchUp();
        $this->plugin->session()->reprice($key, $method);
        $quote = $method['quote'][$key] ?? null;
        $this->answer([
            'ok' => $problem === '',
            'problem' => $problem,
            'label' => $quote === null ? '' : $quote[$this->plugin->generation->titleKey()] . ' - ' . $quote['text'],
            'isChosen' => $this->plugin->session()->chosenCode() === Methods::code($key),
        ]);
    }

    public function webhook(): void
    {
        $header = (string) ($this->plugin->request()->server['HTTP_COURIER_SIGNATURE'] ?? '');
        $answer = $this->plugin->jobs()->receive($this->plugin->storeId(), $this->plugin->body(), $header);
        $this->send($answer->body, $answer->status);
    }

    public function cron(): void
    {
        $request = $this->plugin->request();
        $token = (string) ($request->post['token'] ?? $request->get['token'] ?? '');
        if (!hash_equals($this->plugin->cronToken(), $token)) {
            $this->answer(['ok' => false], 403);

            return;
        }
        ignore_user_abort(true);
        set_time_limit(600);
        (new Histories($this->plugin, 0))->moveLater();
        $jobs = $this->plugin->jobs();
        $this->answer(empty($request->post['due']) ? $jobs->run() : $jobs->runDue());
    }

    /**
     * @param array<string, mixed> $address
     * @return string what is wrong, for the buyer; '' when it was taken
     */
    private function take(string $key, string $token, array $address): string
    {
        $plugin = $this->plugin;
        $texts = $plugin->delivery($plugin->storeId())->texts();
        if ($token === '') {
            $plugin->session()->dropToken($key);

            return '';
        }
        $reason = $plugin->offering()->refusal($key, $token, $address);
        if ($reason !== '') {
            $plugin->session()->spoil($key);

            return $texts->say("selection.{$reason}");
        }
        $plugin->session()->keepToken($key, $token, CartReader::townOf($address));

        return '';
    }

    /** @param array<string, mixed> $body */
    private function answer(array $body, int $status = 200): void
    {
        $this->send((string) json_encode($body, JSON_INVALID_UTF8_SUBSTITUTE), $status);
    }

    private function send(string $json, int $status): void
    {
        $response = $this->plugin->registry->get('response');
        if ($status !== 200) {
            $response->addHeader(($this->plugin->request()->server['SERVER_PROTOCOL'] ?? 'HTTP/1.1') . " {$status}");
        }
        $response->addHeader('Content-Type: application/json; charset=utf-8');
        $response->addHeader('Cache-Control: no-store');
        $response->setOutput($json);
    }
}
