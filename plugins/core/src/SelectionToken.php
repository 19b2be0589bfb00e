<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * Reads the token `v1.<kid>.<payload>.<mac>` that the page posts. Offline, in one fixed order, and it stops
 * at the first miss; no field is believed before its turn.
 */
final class SelectionToken
{
    private const MAX_BYTES = 2048;
    private const SKEW_SECONDS = 60;
    private const FORM = '/^v1\.([A-Za-z0-9]{1,16})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{43})$/D';

    private Keys $keys;

    public function __construct(Keys $keys)
    {
        $this->keys = $keys;
    }

    /** @throws Untrusted naming the first check that failed */
    public function verify(string $token, Expected $expected, int $now): Selection
    {
        $selection = $this->open($token);
        $this->check($selection, $expected, $now);

        return $selection;
    }

    /**
     * The claims of a token that the gateway really signed for some shop and cart: enough to read its town
     * for taxes once method and rule set were compared, never enough to take its price.
     *
     * @throws Untrusted reason `form`, `key` or `mac`
     */
    public function open(string $token): Selection
    {
        if (strlen($token) > self::MAX_BYTES || preg_match(self::FORM, $token, $parts) !== 1) {
            throw new Untrusted('form', 'the selection token is malformed');
        }

        [, $keyId, $payload, $mac] = $parts;
        $key = $this->keys->find($keyId, Keys::SELECTION);
        if ($key === null) {
            throw new Untrusted('key', 'the selection is signed with a key this shop does not have');
        }
        // The text is compared, not its bytes: a mac has one spelling.
        if (!hash_equals($this->encode(hash_hmac('sha256', "v1.{$keyId}.{$payload}", $key, true)), $mac)) {
            throw new Untrusted('mac', 'the selection was changed on the way');
        }

        return Selection::fromClaims($this->decode($payload));
    }

    private function check(Selection $selection, Expected $expected, int $now): void
    {
        $method = $selection->method === 'locker' ? 'pickup_point' : $selection->method;
        $agrees = [
            'installation' => $selection->installation === $expected->installation,
            'method' => $method === $expected->method,
            'ruleSet' => $selection->ruleSet === $expected->ruleSet,
            'fingerprint' => hash_equals($expected->fingerprint, $selection->fingerprint),
            'currency' => $selection->currency === $expected->currency,
            'expired' => $now <= $selection->expiresAt + self::SKEW_SECONDS,
        ];
        foreach ($agrees as $reason => $holds) {
            if (!$holds) {
                throw new Untrusted($reason, "the selection does not hold here: {$reason}");
            }
        }
        if ($expected->holdsPlace !== null && !($expected->holdsPlace)($selection)) {
            throw new Untrusted('place', 'the shop does not deliver to the town of the selection this way');
        }
    }

    private function encode(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }

    /** @return mixed */
    private function decode(string $payload)
    {
        return json_decode((string) base64_decode(strtr($payload, '-_', '+/'), true), true, 8);
    }
}
