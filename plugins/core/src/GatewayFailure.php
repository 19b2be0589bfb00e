<?php

declare(strict_types=1);

namespace CourierCore;

use RuntimeException;

/** The gateway said no, or nothing. Branch on `code()`; the message is for the log. */
final class GatewayFailure extends RuntimeException
{
    /** 504 is a proxy in front of the gateway saying that it timed out. */
    private const OUTAGES = [0, 500, 502, 503, 504];

    private string $problem;
    private int $status;
    /** @var array<string, mixed> */
    private array $details;
    private string $requestId;

    /** @param array<string, mixed> $problem the body of the answer: code, message, details, requestId */
    public function __construct(int $status, array $problem)
    {
        parent::__construct(is_string($problem['message'] ?? null) ? $problem['message'] : 'no message');
        $this->status = $status;
        $this->problem = is_string($problem['code'] ?? null) ? $problem['code'] : 'internal';
        $this->details = is_array($problem['details'] ?? null) ? $problem['details'] : [];
        $this->requestId = is_string($problem['requestId'] ?? null) ? $problem['requestId'] : '';
    }

    public static function noAnswer(string $why): self
    {
        return new self(0, ['code' => 'courier_unavailable', 'message' => "the gateway did not answer: {$why}"]);
    }

    public static function garbage(int $status): self
    {
        // A redirect or a web page in place of an answer: something else stands at that address.
        $message = "the gateway's address answered {$status} with something that is no answer of a gateway";

        return new self($status >= 400 ? $status : 502, ['code' => 'courier_misbehaved', 'message' => $message]);
    }

    /** A code of the one table of errors: `out_of_coverage`, `courier_rejected` … */
    public function code(): string
    {
        return $this->problem;
    }

    /** HTTP status; 0 when no answer came. */
    public function status(): int
    {
        return $this->status;
    }

    /** @return array<string, mixed> */
    public function details(): array
    {
        return $this->details;
    }

    public function requestId(): string
    {
        return $this->requestId;
    }

    /** Nobody's decision, only weather: the fallback price may stand in, and a job may try later. */
    public function isOutage(): bool
    {
        return in_array($this->status, self::OUTAGES, true);
    }
}
