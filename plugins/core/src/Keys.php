<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * The installation's secret keys `sk_<kid>_<43 characters>` by their key id: the newest and, for its last
 * day, the one before it. Each purpose has its own key, so a webhook never passes for a selection.
 */
final class Keys
{
    public const SELECTION = 'selection';
    public const WEBHOOK = 'webhook';

    // 43 characters today; a longer one must not need a new plugin.
    private const FORM = '/^sk_([A-Za-z0-9]{1,16})_[A-Za-z0-9_-]{32,64}$/D';

    /** @var array<string, string> key id => the whole `sk_…` */
    private array $secrets = [];

    /** @param string ...$secretKeys anything that is not a key is left out: an empty field is no key */
    public function __construct(string ...$secretKeys)
    {
        foreach ($secretKeys as $secretKey) {
            if (preg_match(self::FORM, $secretKey, $parts) === 1) {
                $this->secrets[$parts[1]] = $secretKey;
            }
        }
    }

    /** The raw HMAC key of `$keyId` for one purpose, or null when the shop has no such key. */
    public function find(string $keyId, string $purpose): ?string
    {
        $secret = $this->secrets[$keyId] ?? null;

        return $secret === null ? null : hash_hkdf('sha256', $secret, 32, $purpose);
    }
}
