CREATE TABLE modx_ms2_deliveries (id INTEGER PRIMARY KEY, name TEXT, price TEXT, active INT, class TEXT, requires TEXT);
CREATE TABLE modx_ms2_delivery_payments (delivery_id INT, payment_id INT);
CREATE TABLE modx_ms2_payments (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE modx_ms2_orders (id INTEGER PRIMARY KEY, num TEXT, cost REAL, cart_cost REAL, delivery_cost REAL, status INT, delivery INT, payment INT, order_comment TEXT);
CREATE TABLE modx_ms2_order_addresses (id INTEGER PRIMARY KEY, order_id INT, receiver TEXT, phone TEXT, email TEXT, city TEXT, region TEXT, country TEXT, metro TEXT, properties TEXT, street TEXT, building TEXT, room TEXT, comment TEXT, `index` TEXT);
CREATE TABLE modx_ms2_order_products (id INTEGER PRIMARY KEY, order_id INT, product_id INT, name TEXT, count INT, weight REAL, price REAL, cost REAL, options TEXT);
CREATE TABLE modx_ms2_products (id INTEGER PRIMARY KEY, article TEXT);
CREATE TABLE modx_ms2_order_logs (order_id INT, action TEXT, entry TEXT, timestamp TEXT);
CREATE TABLE modx_ms2_order_statuses (id INTEGER PRIMARY KEY, name TEXT, `rank` INT, color TEXT, active INT);
CREATE TABLE modx_context_setting (`key` TEXT, value TEXT)
