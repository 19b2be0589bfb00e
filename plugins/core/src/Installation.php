<?php

declare(strict_types=1);

namespace CourierCore;

/** This shop's tie to one courier account, as the gateway gave it. Never shown, logged or exported. */
final class Installation
{
    private const OLD_KEY_SECONDS = 90000;

    /** `ins_…` */
    public string $id;
    /** `pk_…`: goes into the page. */
    public string $publishableKey;
    /** `sk_…`: stays on the server. */
    public string $secretKey;
    /** The key before, which still opens what it signed for its last day; '' when there is none. */
    public string $previousSecretKey;
    public int $createdAt;

    /** @param array<string, mixed> $installation what `toArray()` gave, or the gateway's answer */
    public function __construct(array $installation)
    {
        $this->id = (string) $installation['installationId'];
        $this->publishableKey = (string) $installation['publishableKey'];
        $this->secretKey = (string) $installation['secretKey'];
        $this->previousSecretKey = (string) ($installation['previousSecretKey'] ?? '');
        $this->createdAt = (int) ($installation['createdAt'] ?? 0);
    }

    /** The same installation with a newer key, or another one after another account was typed in. */
    public function follow(?self $previous, int $now): self
    {
        $kept = $previous !== null && $previous->id === $this->id ? $previous->secretKey : '';

        return new self(['previousSecretKey' => $kept, 'createdAt' => $now] + $this->toArray());
    }

    public function keys(int $now): Keys
    {
        $isOldKeyAlive = $now < $this->createdAt + self::OLD_KEY_SECONDS;

        return new Keys($isOldKeyAlive ? $this->previousSecretKey : '', $this->secretKey);
    }

    /** @return array<string, mixed> for the shop's own table */
    public function toArray(): array
    {
        return [
            'installationId' => $this->id,
            'publishableKey' => $this->publishableKey,
            'secretKey' => $this->secretKey,
            'previousSecretKey' => $this->previousSecretKey,
            'createdAt' => $this->createdAt,
        ];
    }
}
