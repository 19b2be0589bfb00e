<?php

declare(strict_types=1);

namespace CourierCore;

/** One HTTP call to the gateway. Read its fields, never write them. */
final class Request
{
    public string $method;
    public string $url;
    /** @var array<string, string> */
    public array $headers;
    public string $body;
    /** For the whole call. */
    public int $timeoutMs;

    /** @param array<string, mixed> $request the fields above */
    public function __construct(array $request)
    {
        $this->method = $request['method'];
        $this->url = $request['url'];
        $this->headers = $request['headers'];
        $this->body = $request['body'];
        $this->timeoutMs = $request['timeoutMs'];
    }
}
