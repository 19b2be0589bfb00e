<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * What the gateway asks for delivery, asked from the shop's server: once per cart and town, at most once a
 * minute while it is down, and the last known prices meanwhile.
 */
final class Quotes
{
    private const FRESH_SECONDS = 300;
    private const KEPT_SECONDS = 1800;
    private const FAILURE_SECONDS = 60;

    private Context $context;

    public function __construct(Context $context)
    {
        $this->context = $context;
    }

    /**
     * @param MethodEntry[] $entries of one account, at most one per method
     * @return array<string, mixed> the gateway's answer: quotes, refusals, town …
     * @throws GatewayFailure
     */
    public function ask(Cart $cart, Place $place, array $entries): array
    {
        $request = [
            'place' => $place->toArray(),
            'cart' => $cart->toArray(),
            'methods' => array_map(
                static fn (MethodEntry $e): array => ['method' => $e->method, 'ruleSet' => $e->ruleSetName()],
                array_values($entries)
            ),
        ];
        $account = reset($entries)->account;
        $versions = array_map(fn (MethodEntry $e): int => $this->version($e), array_values($entries));
        // Another connection counts its versions from one again.
        $installation = $this->context->installation($account);
        $of = $installation === null ? '' : $installation->id;
        $key = 'quote:' . hash('sha256', (string) json_encode([$account, $of, $request, $versions]));
        $kept = $this->context->shop->recall($key);
        $now = $this->context->now();
        if ($kept !== null && $now - $kept['at'] < self::FRESH_SECONDS) {
            return $kept['answer'];
        }

        try {
            return $this->fetch($account, $key, $request);
        } catch (GatewayFailure $failure) {
            if ($failure->isOutage() && $kept !== null) {
                return $kept['answer'];
            }
            throw $failure;
        }
    }

    /** `name@version` of the rules in force for `$entry`, as tokens name them. Version 0: never pushed. */
    public function ruleSet(MethodEntry $entry): string
    {
        return "{$entry->ruleSetName()}@{$this->version($entry)}";
    }

    /** Whether the gateway did not answer a moment ago: nobody waits for it again so soon. */
    public function isSilent(string $account): bool
    {
        return (bool) $this->context->shop->recall("outage:{$account}");
    }

    /** The gateway has just answered something else: carts need not wait until its silence is forgotten. */
    public function forgetOutage(string $account): void
    {
        $key = "outage:{$account}";
        if ($this->context->shop->recall($key)) {
            $this->context->shop->remember($key, [], self::FAILURE_SECONDS);
        }
    }

    private function version(MethodEntry $entry): int
    {
        return (int) ($this->context->shop->load("ruleSet:{$entry->ruleSetName()}")['version'] ?? 0);
    }

    /**
     * @param array<string, mixed> $request
     * @return array<string, mixed>
     */
    private function fetch(string $account, string $key, array $request): array
    {
        // A gateway that is down is down for every cart; a refusal is this cart's only.
        $outage = "outage:{$account}";
        $refusal = "refusal:{$key}";
        $shop = $this->context->shop;
        $known = $shop->recall($outage) ?: $shop->recall($refusal);
        if ($known) {
            throw new GatewayFailure($known['status'], $known);
        }

        try {
            $answer = $this->context->client($account, GatewayClient::CHECKOUT_MS)->quote($request);
        } catch (GatewayFailure $failure) {
            $this->context->logFailure('quote.failed', $failure);
            $shop->remember($failure->isOutage() ? $outage : $refusal, [
                'status' => $failure->status(),
                'code' => $failure->code(),
                'message' => $failure->getMessage(),
            ], self::FAILURE_SECONDS);
            throw $failure;
        }
        $shop->remember($key, ['at' => $this->context->now(), 'answer' => $answer], self::KEPT_SECONDS);

        return $answer;
    }
}
