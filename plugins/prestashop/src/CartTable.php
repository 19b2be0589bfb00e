<?php

declare(strict_types=1);

namespace CourierPresta;

/**
 * What is remembered with an open cart: a token per method, what each price was set from, how the buyer is
 * about to pay. By the cart, not the session: it lives through logging in.
 */
final class CartTable
{
    private const TABLE = '{p}' . Brand::PREFIX . '_cart';

    private Database $db;
    /** @var array<int, array<string, mixed>> */
    private array $read = [];

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public static function createTable(Database $db): void
    {
        $db->run('CREATE TABLE IF NOT EXISTS `' . self::TABLE . '` (
            `id_cart` INT NOT NULL,
            `content` MEDIUMTEXT NOT NULL,
            `changed_at` INT NOT NULL,
            PRIMARY KEY (`id_cart`)
        ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4');
    }

    public function token(int $cartId, string $key): string
    {
        return (string) ($this->read($cartId)['tokens'][$key] ?? '');
    }

    /** Whether the token is one that prices may be set from; one posted in vain only has the order refused. */
    public function isGood(int $cartId, string $key): bool
    {
        return !isset($this->read($cartId)['vain'][$key]);
    }

    /** @param string $town of the shop's own address when it was chosen: another town drops it */
    public function keepToken(int $cartId, string $key, string $token, string $town): void
    {
        $kept = $this->read($cartId);
        $kept['tokens'][$key] = $token;
        $kept['towns'][$key] = $town;
        unset($kept['priced'][$key], $kept['vain'][$key]);
        $this->write($cartId, $kept);
    }

    /** What the page told and what the shop believes differ: the choice before is no longer the buyer's either. */
    public function keepVain(int $cartId, string $key, string $town): void
    {
        $this->keepToken($cartId, $key, '-', $town);
        $this->write($cartId, ['vain' => [$key => true]] + $this->read($cartId));
    }

    public function dropToken(int $cartId, string $key): void
    {
        $kept = $this->read($cartId);
        unset($kept['tokens'][$key], $kept['towns'][$key], $kept['priced'][$key], $kept['vain'][$key]);
        $this->write($cartId, $kept);
    }

    public function townAtChoice(int $cartId, string $key): string
    {
        return (string) ($this->read($cartId)['towns'][$key] ?? '');
    }

    /**
     * @param array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int} $priced
     *     `for`: cart, town and rules that it was asked for
     */
    public function keepPriced(int $cartId, string $key, array $priced): void
    {
        $kept = $this->read($cartId);
        $kept['priced'][$key] = $priced;
        $this->write($cartId, $kept);
    }

    /** @return array{token: string, source: string, price: int, reason: string, text: string, for: string, at: int}|null */
    public function priced(int $cartId, string $key): ?array
    {
        return $this->read($cartId)['priced'][$key] ?? null;
    }

    /** Name of the payment module that the buyer has picked, or ''. */
    public function paymentModule(int $cartId): string
    {
        return (string) ($this->read($cartId)['payment'] ?? '');
    }

    public function keepPaymentModule(int $cartId, string $module): void
    {
        $this->write($cartId, ['payment' => $module] + $this->read($cartId));
    }

    /** The courier's code of the town that the shop's own address names, where the gateway found it. */
    public function townCode(int $cartId, string $town): string
    {
        $known = $this->read($cartId)['known'] ?? [];

        return ($known['town'] ?? '') === $town ? (string) $known['code'] : '';
    }

    public function keepTownCode(int $cartId, string $town, string $code): void
    {
        if ($this->townCode($cartId, $town) !== $code) {
            $this->write($cartId, ['known' => ['town' => $town, 'code' => $code]] + $this->read($cartId));
        }
    }

    /** @return array<string, mixed> town and country that the cart was last bound for; empty: none so far */
    public function lastPlace(int $cartId): array
    {
        return (array) ($this->read($cartId)['place'] ?? []);
    }

    /** @param array<string, mixed> $place */
    public function keepLastPlace(int $cartId, array $place): void
    {
        if ($cartId > 0 && $this->lastPlace($cartId) != $place) {
            $this->write($cartId, ['place' => $place] + $this->read($cartId));
        }
    }

    /** A sentence for the buyer on the next page, once. */
    public function say(int $cartId, string $text): void
    {
        $this->write($cartId, ['said' => $text] + $this->read($cartId));
    }

    public function takeSaid(int $cartId): string
    {
        $kept = $this->read($cartId);
        $text = (string) ($kept['said'] ?? '');
        if ($text !== '') {
            unset($kept['said']);
            $this->write($cartId, $kept);
        }

        return $text;
    }

    /** Carts that nobody touched for a month. */
    public function sweep(int $now): void
    {
        $this->db->run('DELETE FROM `' . self::TABLE . '` WHERE `changed_at` < ?', [$now - 30 * 86400]);
    }

    /** @return array<string, mixed> */
    private function read(int $cartId): array
    {
        if (!isset($this->read[$cartId])) {
            $row = $this->db->row('SELECT `content` FROM `' . self::TABLE . '` WHERE `id_cart` = ?', [$cartId]);
            $kept = $row === null ? [] : json_decode((string) $row['content'], true);
            $this->read[$cartId] = is_array($kept) ? $kept : [];
        }

        return $this->read[$cartId];
    }

    /** @param array<string, mixed> $kept */
    private function write(int $cartId, array $kept): void
    {
        $this->read[$cartId] = $kept;
        $this->db->run(
            'REPLACE INTO `' . self::TABLE . '` (`id_cart`, `content`, `changed_at`) VALUES (?, ?, ?)',
            [$cartId, (string) json_encode($kept, JSON_INVALID_UTF8_SUBSTITUTE), time()]
        );
    }
}
