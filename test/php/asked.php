<?php

// A fake shop is asked one thing a process: COMMAND is `{ name, buyer?, … }` as JSON, STATE the file that outlives it.

declare(strict_types=1);

/** @return array<string, mixed> */
function asked(): array
{
    return json_decode((string) getenv('COMMAND'), true);
}

/** Prints the answer as JSON behind a mark, because a plugin may print too. @param callable(): mixed $answer */
function answerWith(callable $answer): void
{
    ob_start();
    $answered = $answer();
    ob_end_clean();
    echo "\x1eanswer ", json_encode($answered, JSON_UNESCAPED_UNICODE | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
}
