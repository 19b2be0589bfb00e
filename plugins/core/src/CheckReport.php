<?php

declare(strict_types=1);

namespace CourierCore;

/** The connection check in sentences with ticks. */
final class CheckReport
{
    /** Signatures live five minutes and tokens expire to the minute: more than this loses orders. */
    private const MAX_SKEW_SECONDS = 60;

    private Texts $texts;
    /** @var array<int, array{code: string, ok: bool, text: string}> */
    private array $findings = [];

    public function __construct(Texts $texts)
    {
        $this->texts = $texts;
    }

    /** @param array<string, string|int> $values */
    public function add(string $code, bool $ok, array $values = []): void
    {
        $this->addText($code, $ok, $this->texts->say("check.{$code}." . ($ok ? 'ok' : 'bad'), $values));
    }

    public function addText(string $code, bool $ok, string $text): void
    {
        $this->findings[] = ['code' => $code, 'ok' => $ok, 'text' => $text];
    }

    /** @param array<string, mixed> $answer the gateway's `CheckAnswer` */
    public function addAnswer(array $answer, int $now): void
    {
        foreach ($answer['findings'] ?? [] as $finding) {
            $key = "check.{$finding['code']}." . ($finding['ok'] ? 'ok' : 'bad');
            $text = $this->texts->has($key)
                ? $this->texts->say($key, ['message' => $finding['message']])
                : $finding['message'];
            $this->addText($finding['code'], (bool) $finding['ok'], $text);
        }
        $skew = $now - (int) ($answer['serverTime'] ?? $now);
        $this->add('clock', abs($skew) <= self::MAX_SKEW_SECONDS, ['count' => abs($skew)]);
        $sample = $answer['sample'] ?? null;
        if ($sample !== null) {
            $this->add('sample', true, [
                'town' => $sample['town'],
                'level' => $sample['name'],
                'price' => Money::format($sample['price']['amount'], $sample['price']['currency']),
                'days' => $this->texts->days($sample['transitDays'] ?? null),
            ]);
        }
    }

    /** @return array{ok: bool, findings: array<int, array{code: string, ok: bool, text: string}>} */
    public function toArray(): array
    {
        return [
            'ok' => !in_array(false, array_column($this->findings, 'ok'), true),
            'findings' => $this->findings,
        ];
    }
}
