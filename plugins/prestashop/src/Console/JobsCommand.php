<?php

declare(strict_types=1);

namespace CourierPresta\Console;

use CourierPresta\Brand;
use CourierPresta\Plugin;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

/** The half-hourly job for hostings whose scheduler runs commands: `bin/console courier-checkout:jobs`. */
final class JobsCommand extends Command
{
    protected function configure(): void
    {
        $this->setName(Brand::SLUG . ':jobs');
        $this->setDescription('Sends the orders that wait, and asks the courier for news.');
        $this->addOption('due', null, InputOption::VALUE_NONE, 'Only sends the orders that wait.');
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $jobs = Plugin::the()->jobs();
        $done = $input->getOption('due') ? $jobs->runDue() : $jobs->run();
        $output->writeln((string) json_encode($done));

        return empty($done['ok']) ? 1 : 0;
    }
}
