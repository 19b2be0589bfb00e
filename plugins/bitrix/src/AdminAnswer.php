<?php

declare(strict_types=1);

namespace CourierBitrix;

use CourierBitrix\Core\Form\SettingsInput;
use CourierBitrix\Core\LabelFile;

/** One answer for the back office. Whoever asks has been checked: `sessid` and rights. */
final class AdminAnswer
{
    public int $status = 200;
    /** @var array<string, string> */
    public array $headers = ['Content-Type' => 'application/json; charset=utf-8'];
    public string $body = '';
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    /** @param array<string, mixed> $request do, id, action_of, q, note */
    public function of(array $request, string $posted): self
    {
        $text = static fn (string $name): string => SettingsInput::text($request[$name] ?? '');
        $orderId = $text('id');
        switch ($text('do')) {
            case 'act':
                $choice = json_decode($posted, true);
                $label = (new AdminPage($this->plugin))->url('labels', ['id' => $orderId]);
                $answer = $this->plugin->answers()->act($orderId, $text('action_of'), is_array($choice) ? $choice : [], $label);

                return $this->json($answer[0], $answer[1]);
            case 'note':
                $this->plugin->answers()->note($orderId, Charset::in($request['note'] ?? ''));
                $this->status = 302;
                $this->headers = ['Location' => '/bitrix/admin/sale_order_view.php?ID=' . (int) $orderId];

                return $this;
            case 'check':
                return $this->json(200, (new SettingsPage($this->plugin))->check());
            case 'towns':
                $answer = $this->plugin->answers()->towns($text('q'));

                return $this->json($answer[0], $answer[1]);
            case 'labels':
                return $this->labels(explode(',', $orderId));
            case 'diagnosis':
                return $this->json(200, $this->plugin->delivery()->diagnosis());
            default:
                return $this->json(404, []);
        }
    }

    /** @param string[] $orderIds */
    private function labels(array $orderIds): self
    {
        $nothing = $this->plugin->words()->say('labels.none');
        $file = LabelFile::of($this->plugin->delivery()->shipping(), array_filter($orderIds, 'ctype_digit'), $nothing);
        $this->headers = ['Content-Type' => $file->type, 'Content-Disposition' => $file->disposition];
        $this->body = $file->body;

        return $this;
    }

    /** @param array<string, mixed> $answer */
    private function json(int $status, array $answer): self
    {
        $this->status = $status;
        $this->body = (string) json_encode($answer, JSON_INVALID_UTF8_SUBSTITUTE);

        return $this;
    }
}
