-- Makes the Ruby gem's table one that Ruby and Java share. Times are UTC.
ALTER TABLE lariat_versions
  MODIFY COLUMN version bigint NOT NULL,
  ADD COLUMN title       varchar(255) CHARACTER SET utf8mb4,
  ADD COLUMN checksum    varchar(255) CHARACTER SET utf8mb4,
  ADD COLUMN state       varchar(255) CHARACTER SET utf8mb4 NOT NULL DEFAULT 'applied',
  ADD COLUMN applied_at  datetime(6),
  ADD COLUMN applied_by  varchar(255) CHARACTER SET utf8mb4,
  ADD COLUMN duration_ms bigint;
