<?php

// Runs the test file named by TEST_FILE (relative to this folder) with the core loaded.

declare(strict_types=1);

require __DIR__ . '/harness.php';
require __DIR__ . '/../../plugins/core/autoload.php';
require __DIR__ . '/fakes.php';
require __DIR__ . '/' . getenv('TEST_FILE');

echo "\n", RESULT, '{"end":true}', "\n";
