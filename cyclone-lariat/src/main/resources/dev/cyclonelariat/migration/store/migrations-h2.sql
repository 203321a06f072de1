-- Which topology migrations are applied; the Ruby gem knows the first column alone.
CREATE TABLE IF NOT EXISTS lariat_versions (
  version     bigint      PRIMARY KEY,
  title       varchar,
  checksum    varchar,     -- SHA-256 of the steps of up()
  state       varchar     NOT NULL DEFAULT 'applied', -- applied, applying, reverting
  applied_at  timestamp(6) with time zone,
  applied_by  varchar,
  duration_ms bigint
);

-- Everything that was ever begun.
CREATE TABLE IF NOT EXISTS lariat_runs (
  id          bigint      PRIMARY KEY,
  version     bigint      NOT NULL,
  title       varchar     NOT NULL,
  action      varchar     NOT NULL, -- migrate, rollback, baseline
  state       varchar     NOT NULL, -- running, done, resolved, discarded
  checksum    varchar     NOT NULL,
  answers     varchar     NOT NULL, -- what the migration asked, and was told: JSON
  run_by      varchar     NOT NULL,
  started_at  timestamp(6) with time zone NOT NULL,
  ended_at    timestamp(6) with time zone
);

-- The steps of each run, written before and after each is taken.
CREATE TABLE IF NOT EXISTS lariat_steps (
  run         bigint      NOT NULL,
  step        integer     NOT NULL,
  operation   varchar     NOT NULL, -- JSON
  state       varchar     NOT NULL, -- pending, started, failed, done
  error       varchar,
  started_at  timestamp(6) with time zone,
  ended_at    timestamp(6) with time zone,
  PRIMARY KEY (run, step)
);

-- One row: who may change all this.
CREATE TABLE IF NOT EXISTS lariat_lock (
  id           integer     PRIMARY KEY,
  epoch        bigint      NOT NULL, -- counts who has held it; writes of lower ones are refused
  held_by_host varchar,
  held_by_user varchar,
  held_since   timestamp(6) with time zone,
  held_until   timestamp(6) with time zone
);

INSERT INTO lariat_lock (id, epoch) VALUES (1, 0) ON CONFLICT DO NOTHING;
