<?php

declare(strict_types=1);

namespace CourierOpenCart;

/**
 * What is remembered with an open cart, guests' too: a token per method, which token each price was set from,
 * and where the shop's own address is.
 */
final class CartSession
{
    /** @var object OpenCart's own; `data` is the buyer's session */
    private object $session;

    public function __construct(object $session)
    {
        $this->session = $session;
    }

    /** The selection token chosen last for a method, or ''. */
    public function token(string $key): string
    {
        return (string) ($this->read()['tokens'][$key] ?? '');
    }

    /** @param string $town of the shop's own address when it was chosen: another town drops it */
    public function keepToken(string $key, string $token, string $town): void
    {
        $kept = $this->read();
        $kept['tokens'][$key] = $token;
        $kept['towns'][$key] = $town;
        unset($kept['spoiled'][$key]);
        $this->write($kept);
    }

    public function dropToken(string $key): void
    {
        $kept = $this->read();
        unset($kept['tokens'][$key], $kept['towns'][$key]);
        $this->write($kept);
    }

    /** A choice does not hold any more, or never did: what the page shows and what the shop believes differ. */
    public function spoil(string $key): void
    {
        $this->dropToken($key);
        $kept = $this->read();
        $kept['spoiled'][$key] = true;
        $this->write($kept);
    }

    public function isSpoiled(string $key): bool
    {
        return isset($this->read()['spoiled'][$key]);
    }

    /** Whether that happened since the last time of asking. */
    public function takeSpoiled(string $key): bool
    {
        $isSpoiled = $this->isSpoiled($key);
        $kept = $this->read();
        unset($kept['spoiled'][$key]);
        $this->write($kept);

        return $isSpoiled;
    }

    public function townAtChoice(string $key): string
    {
        return (string) ($this->read()['towns'][$key] ?? '');
    }

    /** @param array{token: string, source: string, price: int, payment: string} $priced */
    public function keepPriced(string $key, array $priced): void
    {
        $kept = $this->read();
        $kept['priced'][$key] = $priced;
        $this->write($kept);
    }

    /** @return array{token: string, source: string, price: int, payment: string}|null */
    public function priced(string $key): ?array
    {
        return $this->read()['priced'][$key] ?? null;
    }

    /** The courier's code of the town that the shop's own address names, where the gateway found it. */
    public function townCode(string $town): string
    {
        $known = $this->read()['known'] ?? [];

        return ($known['town'] ?? '') === $town ? (string) $known['code'] : '';
    }

    public function keepTownCode(string $town, string $code): void
    {
        $kept = $this->read();
        $kept['known'] = ['town' => $town, 'code' => $code];
        $this->write($kept);
    }

    /** A sentence for whoever looks at the next page, once. */
    public function say(string $text, bool $isProblem = false): void
    {
        $kept = $this->read();
        $kept['said'] = ['text' => $text, 'isProblem' => $isProblem];
        $this->write($kept);
    }

    /** @return array{text: string, isProblem: bool} an empty text: nothing is to be said */
    public function takeSaid(): array
    {
        $kept = $this->read();
        $said = $kept['said'] ?? ['text' => '', 'isProblem' => false];
        unset($kept['said']);
        $this->write($kept);

        return $said;
    }

    public function forget(): void
    {
        unset($this->session->data[Brand::PREFIX]);
    }

    /** Code of the delivery method that OpenCart's own session holds, or ''. */
    public function chosenCode(): string
    {
        $chosen = $this->session->data['shipping_method'] ?? [];

        return is_array($chosen) ? (string) ($chosen['code'] ?? '') : (string) $chosen;
    }

    /** @return array<string, mixed> the chosen quote: code, cost, tax_class_id … */
    public function chosen(): array
    {
        $chosen = $this->session->data['shipping_method'] ?? [];

        return is_array($chosen) ? $chosen : [];
    }

    /**
     * The payment extension chosen so far, or ''. OpenCart forgets it whenever another delivery is chosen; the
     * buyer has not changed his mind by that.
     */
    public function paymentCode(): string
    {
        $chosen = $this->session->data['payment_method'] ?? [];
        $code = explode('.', is_array($chosen) ? (string) ($chosen['code'] ?? '') : (string) $chosen)[0];
        $kept = $this->read();
        if ($code !== '' && $code !== ($kept['payment'] ?? '')) {
            $kept['payment'] = $code;
            $this->write($kept);
        }

        return $code === '' ? (string) ($kept['payment'] ?? '') : $code;
    }

    /** @return array<string, mixed> the address that delivery is priced for; empty before there is one */
    public function address(): array
    {
        return (array) ($this->session->data['shipping_address'] ?? []);
    }

    public function currency(): string
    {
        return (string) ($this->session->data['currency'] ?? '');
    }

    public function isStaff(): bool
    {
        return !empty($this->session->data['user_id']);
    }

    /**
     * Reads the session anew, keeping what is ours. OpenCart writes a session as a whole and locks nothing: what
     * the shop's own call has saved while we were asking would be lost.
     */
    public function catchUp(): void
    {
        if (!method_exists($this->session, 'close')) {
            // 2.3 leaves locking to PHP.
            return;
        }
        $own = $this->read();
        $this->session->start($this->session->getId());
        $this->write($own);
    }

    /**
     * Puts a quote anew where OpenCart keeps prices between choosing and ordering.
     *
     * @param array<string, mixed> $method what `getQuote` gave; empty: it cannot be had
     */
    public function reprice(string $key, array $method): void
    {
        $data = &$this->session->data;
        $extension = Methods::extension($key);
        if ($method === []) {
            unset($data['shipping_methods'][$extension]);
        } elseif (isset($data['shipping_methods'])) {
            $data['shipping_methods'][$extension] = $method;
        }
        if ($this->chosenCode() === Methods::code($key)) {
            if ($method === []) {
                unset($data['shipping_method']);
            } else {
                $data['shipping_method'] = $method['quote'][$key];
            }
        }
    }

    /** @return array<string, mixed> */
    private function read(): array
    {
        return (array) ($this->session->data[Brand::PREFIX] ?? []);
    }

    /** @param array<string, mixed> $kept */
    private function write(array $kept): void
    {
        $this->session->data[Brand::PREFIX] = $kept;
    }
}
