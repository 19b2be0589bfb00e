<?php

// Says which of the files named in PARSE_FILES (JSON, relative to the repository) this PHP cannot parse.

declare(strict_types=1);

$errors = [];
foreach (json_decode((string) getenv('PARSE_FILES'), true) as $file) {
    try {
        token_get_all((string) file_get_contents(__DIR__ . '/../../' . $file), TOKEN_PARSE);
    } catch (ParseError $error) {
        $errors[] = "{$file}:{$error->getLine()} {$error->getMessage()}";
    }
}
echo json_encode($errors);
