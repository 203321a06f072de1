-- Makes the Ruby gem's table one that Ruby and Java share.
ALTER TABLE lariat_versions
  ALTER COLUMN version TYPE bigint,
  ADD COLUMN title       text,
  ADD COLUMN checksum    text,
  ADD COLUMN state       text NOT NULL DEFAULT 'applied',
  ADD COLUMN applied_at  timestamptz,
  ADD COLUMN applied_by  text,
  ADD COLUMN duration_ms bigint;
