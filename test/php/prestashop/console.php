<?php

// The part of Symfony's console that a command stands on.

declare(strict_types=1);

namespace Symfony\Component\Console\Command {
    abstract class Command
    {
        public string $name = '';

        public function __construct()
        {
            $this->configure();
        }

        public function setName(string $name): self
        {
            $this->name = $name;

            return $this;
        }

        public function setDescription(string $description): self
        {
            return $this;
        }

        public function addOption(string $name, $shortcut = null, ?int $mode = null, string $description = ''): self
        {
            return $this;
        }

        /** @param array<string, bool> $options @return array{0: int, 1: string[]} */
        public function run(array $options): array
        {
            $output = new \Symfony\Component\Console\Output\OutputInterface();
            $input = new \Symfony\Component\Console\Input\InputInterface($options);

            return [$this->execute($input, $output), $output->lines];
        }

        abstract protected function configure(): void;
    }
}

namespace Symfony\Component\Console\Input {
    class InputOption
    {
        public const VALUE_NONE = 1;
    }

    class InputInterface
    {
        /** @var array<string, bool> */
        private array $options;

        /** @param array<string, bool> $options */
        public function __construct(array $options)
        {
            $this->options = $options;
        }

        public function getOption(string $name): bool
        {
            return $this->options[$name] ?? false;
        }
    }
}

namespace Symfony\Component\Console\Output {
    class OutputInterface
    {
        /** @var string[] */
        public array $lines = [];

        public function writeln(string $line): void
        {
            $this->lines[] = $line;
        }
    }
}
