<?php

declare(strict_types=1);

namespace CourierCore;

/**
 * The gateway's mark on what it tells a shop: the header
 * `Courier-Signature: t=<unix seconds>,kid=<key id>,v1=<hex HMAC-SHA-256 of "t.body">`.
 */
final class Signature
{
    private const TOLERANCE_SECONDS = 300;
    private const FORM = '/^t=(\d{1,12}),kid=([A-Za-z0-9]{1,16}),v1=([0-9a-f]{64})$/D';

    private Keys $keys;

    public function __construct(Keys $keys)
    {
        $this->keys = $keys;
    }

    /** @throws Untrusted when the header is malformed, forged, or more than five minutes away. */
    public function verify(string $body, string $header, int $now): void
    {
        if (preg_match(self::FORM, $header, $parts) !== 1) {
            throw new Untrusted('form', 'the signature header is malformed');
        }

        [, $signedAt, $keyId, $mac] = $parts;
        $key = $this->keys->find($keyId, Keys::WEBHOOK);
        if ($key === null) {
            throw new Untrusted('key', 'signed with a key this shop does not have');
        }
        if (!hash_equals(hash_hmac('sha256', "{$signedAt}.{$body}", $key), $mac)) {
            throw new Untrusted('mac', 'the signature does not match the body');
        }
        if (abs($now - (int) $signedAt) > self::TOLERANCE_SECONDS) {
            throw new Untrusted('age', 'the signature is more than five minutes away from this clock');
        }
    }
}
