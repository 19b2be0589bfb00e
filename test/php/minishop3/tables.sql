CREATE TABLE modx_ms3_deliveries (id INTEGER PRIMARY KEY, name TEXT, price TEXT, active INT, class TEXT, validation_rules TEXT, position INT);
CREATE TABLE modx_ms3_delivery_payments (delivery_id INT, payment_id INT, PRIMARY KEY (delivery_id, payment_id));
CREATE TABLE modx_ms3_payments (id INTEGER PRIMARY KEY, name TEXT, active INT DEFAULT 1);
CREATE TABLE modx_ms3_orders (id INTEGER PRIMARY KEY, token TEXT, uuid TEXT, createdon TEXT, num TEXT NOT NULL DEFAULT '', cost REAL DEFAULT 0, cart_cost REAL DEFAULT 0, delivery_cost REAL DEFAULT 0, weight REAL DEFAULT 0, status_id INT DEFAULT 0, delivery_id INT DEFAULT 0, payment_id INT DEFAULT 0, context TEXT DEFAULT 'web', order_comment TEXT, properties TEXT);
CREATE TABLE modx_ms3_order_addresses (id INTEGER PRIMARY KEY, order_id INT, first_name TEXT, last_name TEXT, phone TEXT, email TEXT, country TEXT, `index` TEXT, region TEXT, city TEXT, metro TEXT, street TEXT, building TEXT, entrance TEXT, floor TEXT, room TEXT, comment TEXT, text_address TEXT);
CREATE TABLE modx_ms3_order_products (id INTEGER PRIMARY KEY, order_id INT, product_id INT, product_key TEXT, name TEXT, count INT, weight REAL, price REAL, cost REAL);
CREATE TABLE modx_ms3_products (id INTEGER PRIMARY KEY, article TEXT);
CREATE TABLE modx_ms3_order_logs (id INTEGER PRIMARY KEY, order_id INT, action TEXT, entry TEXT, timestamp TEXT);
CREATE TABLE modx_ms3_order_statuses (id INTEGER PRIMARY KEY, name TEXT, position INT, active INT DEFAULT 1, final INT DEFAULT 0, fixed INT DEFAULT 0, color TEXT);
CREATE TABLE modx_context_setting (`key` TEXT, value TEXT)
