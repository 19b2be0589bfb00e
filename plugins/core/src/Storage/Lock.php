<?php

declare(strict_types=1);

namespace CourierCore\Storage;

/** A door that one process at a time goes through. The database opens it when the process dies. */
final class Lock
{
    private Database $db;
    private string $name;

    /** @param string $of what tells this shop from others: MySQL has one set of names for a whole server */
    public function __construct(Database $db, string $prefix, string $of)
    {
        $this->db = $db;
        $this->name = "{$prefix}_" . substr(sha1($of), 0, 16);
    }

    /**
     * @param int $seconds how long to wait for the door
     * @return mixed what the work gave; null: somebody else is inside
     */
    public function alone(int $seconds, callable $work)
    {
        $row = $this->db->row("SELECT GET_LOCK(?, {$seconds}) AS got", [$this->name]);
        if ((int) ($row['got'] ?? 0) !== 1) {
            return null;
        }
        try {
            return $work();
        } finally {
            $this->db->rows('SELECT RELEASE_LOCK(?) AS done', [$this->name]);
        }
    }
}
