<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Sends by the shop's own mail settings; the class has a different face in each generation. */
final class Mailer
{
    private Plugin $plugin;

    public function __construct(Plugin $plugin)
    {
        $this->plugin = $plugin;
    }

    public function send(string $to, string $subject, string $text): void
    {
        $from = (string) $this->plugin->config('config_email');
        $mail = $this->open();
        $mail->setTo($to === '' ? $from : $to);
        $mail->setFrom($from);
        $mail->setSender(html_entity_decode((string) $this->plugin->config('config_name'), ENT_QUOTES, 'UTF-8'));
        $mail->setSubject($subject);
        $mail->setText($text);
        $mail->send();
    }

    private function open(): object
    {
        $options = ['parameter' => (string) $this->plugin->config('config_mail_parameter')];
        foreach (['hostname', 'username', 'password', 'port', 'timeout'] as $name) {
            $value = (string) $this->plugin->config("config_mail_smtp_{$name}");
            $options["smtp_{$name}"] = $name === 'password' ? html_entity_decode($value, ENT_QUOTES, 'UTF-8') : $value;
        }
        if ($this->plugin->generation->isFour()) {
            $class = '\Opencart\System\Library\Mail';

            return new $class((string) $this->plugin->config('config_mail_engine'), $options);
        }
        $engine = (string) ($this->plugin->config('config_mail_engine') ?: $this->plugin->config('config_mail_protocol'));
        $mail = new \Mail($engine === '' ? 'mail' : $engine);
        $mail->protocol = $engine;
        foreach ($options as $name => $value) {
            $mail->{$name} = $value;
        }

        return $mail;
    }
}
