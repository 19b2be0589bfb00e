<?php

declare(strict_types=1);

namespace CourierCore;

/** What every use case works with: the shop, the gateway, the clock, the words. */
final class Context
{
    private const LEVELS = ['error' => 0, 'info' => 1, 'debug' => 2];

    public Shop $shop;
    public Texts $texts;
    private Transport $transport;
    /** @var callable(): int */
    private $clock;

    /** @param callable(): int $clock Unix seconds */
    public function __construct(Shop $shop, Transport $transport, callable $clock)
    {
        $this->shop = $shop;
        $this->transport = $transport;
        $this->clock = $clock;
        $this->texts = Texts::load($shop->locale(), null, $shop instanceof Translator ? $shop : null);
    }

    public function now(): int
    {
        return ($this->clock)();
    }

    /** This shop's tie to the account named `$account` ('' is the shop's own), or null before it is connected. */
    public function installation(string $account): ?Installation
    {
        $kept = $this->shop->load($this->installationKey($account));

        return $kept === null ? null : new Installation($kept);
    }

    public function saveInstallation(string $account, Installation $installation): void
    {
        $this->shop->save($this->installationKey($account), $installation->toArray());
    }

    /** @throws GatewayFailure `unauthenticated` when the shop is not connected yet */
    public function client(string $account, int $timeoutMs): GatewayClient
    {
        $installation = $this->installation($account);
        if ($installation === null) {
            throw new GatewayFailure(401, ['code' => 'unauthenticated', 'message' => 'the shop is not connected']);
        }

        return $this->openClient($installation->secretKey, $timeoutMs);
    }

    public function openClient(string $secretKey, int $timeoutMs): GatewayClient
    {
        return new GatewayClient($this->transport, [
            'url' => $this->shop->settings()->text('gatewayUrl'),
            'shopAddress' => $this->shop->address(),
            'secretKey' => $secretKey,
            'timeoutMs' => $timeoutMs,
        ]);
    }

    public function findMethod(string $key): ?MethodEntry
    {
        foreach ($this->shop->methods() as $entry) {
            if ($entry->key === $key) {
                return $entry;
            }
        }

        return null;
    }

    /** @return string[] names of the courier accounts in use; '' is the shop's own */
    public function accounts(): array
    {
        $named = array_map(static fn (MethodEntry $e): string => $e->account, $this->shop->methods());

        return array_values(array_unique(array_merge([''], $named)));
    }

    /** The settings that an order is sent by: its method's, or the shop's. */
    public function settingsOf(Order $order): Settings
    {
        $entry = $this->findMethod($order->methodKey);

        return $entry === null ? $this->shop->settings() : $entry->settings;
    }

    /** @param array<string, mixed> $fields */
    public function log(string $level, string $event, array $fields = []): void
    {
        $wanted = self::LEVELS[$this->shop->settings()->text('logLevel')] ?? 0;
        if (self::LEVELS[$level] <= $wanted) {
            $this->shop->log($level, $event, Redact::fields($fields));
        }
    }

    public function logFailure(string $event, GatewayFailure $failure): void
    {
        $this->log('error', $event, [
            'code' => $failure->code(),
            'status' => $failure->status(),
            'requestId' => $failure->requestId(),
            'message' => $failure->getMessage(),
        ]);
    }

    /** The failure in the words of whoever has to act. */
    public function explain(GatewayFailure $failure): string
    {
        $key = $failure->isOutage() ? 'failure.outage' : "failure.{$failure->code()}";
        $details = $failure->details();

        return $this->texts->say($this->texts->has($key) ? $key : 'failure.internal', [
            'message' => $failure->getMessage(),
            'courierMessage' => (string) ($details['courierMessage'] ?? $failure->getMessage()),
            'requestId' => $failure->requestId(),
        ]);
    }

    private function installationKey(string $account): string
    {
        return $account === '' ? 'installation' : "installation:{$account}";
    }
}
