<?php

declare(strict_types=1);

namespace CourierOpenCart;

/** Grams and millimetres out of the shop's own classes, whose ids and names are the merchant's. */
final class Units
{
    private const WEIGHTS = ['g' => 1.0, 'gr' => 1.0, 'г' => 1.0, 'гр' => 1.0, 'kg' => 1000.0, 'кг' => 1000.0,
        'lb' => 453.59237, 'oz' => 28.349523125];
    private const LENGTHS = ['mm' => 1.0, 'мм' => 1.0, 'cm' => 10.0, 'см' => 10.0, 'm' => 1000.0, 'м' => 1000.0,
        'in' => 25.4];

    private Database $db;
    /** @var array<string, array<int, float>> */
    private array $factors = [];

    public function __construct(Database $db)
    {
        $this->db = $db;
    }

    public function grams(float $weight, int $classId): float
    {
        return $weight * ($this->factors('weight', self::WEIGHTS)[$classId] ?? 0.0);
    }

    public function millimetres(float $length, int $classId): int
    {
        return (int) round($length * ($this->factors('length', self::LENGTHS)[$classId] ?? 0.0));
    }

    /**
     * @param array<string, float> $known
     * @return array<int, float> by class id; none when the shop has no class with a unit that is known
     */
    private function factors(string $kind, array $known): array
    {
        if (isset($this->factors[$kind])) {
            return $this->factors[$kind];
        }
        $rows = $this->db->rows(
            "SELECT c.`{$kind}_class_id` AS id, c.`value` AS value, d.`unit` AS unit FROM `{p}{$kind}_class` c"
                . " JOIN `{p}{$kind}_class_description` d ON d.`{$kind}_class_id` = c.`{$kind}_class_id`"
        );
        $perValue = null;
        foreach ($rows as $row) {
            $unit = self::lower(trim((string) $row['unit'], " .\t"));
            if (isset($known[$unit]) && (float) $row['value'] > 0) {
                // One of the shop's base unit is `value` of this class.
                $perValue = $known[$unit] * (float) $row['value'];
                break;
            }
        }
        $factors = [];
        foreach ($perValue === null ? [] : $rows as $row) {
            $factors[(int) $row['id']] = (float) $row['value'] > 0 ? $perValue / (float) $row['value'] : 0.0;
        }

        return $this->factors[$kind] = $factors;
    }

    private static function lower(string $unit): string
    {
        return function_exists('mb_strtolower') ? mb_strtolower($unit, 'UTF-8') : strtolower($unit);
    }
}
