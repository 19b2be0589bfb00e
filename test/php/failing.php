<?php

// Tests that must fail, each in its own way, and one that must not: they prove the harness.

declare(strict_types=1);

test('raw bytes in the message', fn () => same(null, "\xff\xfe"));
test('nothing thrown', fn () => throws(LengthException::class, fn () => 1));
test('a notice', fn () => [][0]);
test('fine', fn () => same(1, 1));
