<?php

declare(strict_types=1);

namespace CourierCore;

final class Response
{
    public int $status;
    public string $contentType;
    public string $body;

    public function __construct(int $status, string $contentType, string $body)
    {
        $this->status = $status;
        $this->contentType = $contentType;
        $this->body = $body;
    }
}
