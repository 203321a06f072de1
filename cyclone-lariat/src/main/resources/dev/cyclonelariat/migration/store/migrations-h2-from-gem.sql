-- Makes the Ruby gem's table one that Ruby and Java share.
ALTER TABLE lariat_versions ALTER COLUMN version SET DATA TYPE bigint;

ALTER TABLE lariat_versions ADD COLUMN IF NOT EXISTS (
  title       varchar,
  checksum    varchar,
  state       varchar DEFAULT 'applied' NOT NULL,
  applied_at  timestamp(6) with time zone,
  applied_by  varchar,
  duration_ms bigint
);
