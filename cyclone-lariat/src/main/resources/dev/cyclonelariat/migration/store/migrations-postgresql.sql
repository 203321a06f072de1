-- Which topology migrations are applied; the Ruby gem knows the first column alone.
CREATE TABLE IF NOT EXISTS lariat_versions (
  version     bigint      PRIMARY KEY,
  title       text,
  checksum    text,        -- SHA-256 of the steps of up()
  state       text        NOT NULL DEFAULT 'applied', -- applied, applying, reverting
  applied_at  timestamptz,
  applied_by  text,
  duration_ms bigint
);

-- Everything that was ever begun.
CREATE TABLE IF NOT EXISTS lariat_runs (
  id          bigint      PRIMARY KEY,
  version     bigint      NOT NULL,
  title       text        NOT NULL,
  action      text        NOT NULL, -- migrate, rollback, baseline
  state       text        NOT NULL, -- running, done, resolved, discarded
  checksum    text        NOT NULL,
  answers     text        NOT NULL, -- what the migration asked, and was told: JSON
  run_by      text        NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz
);

-- The steps of each run, written before and after each is taken.
CREATE TABLE IF NOT EXISTS lariat_steps (
  run         bigint      NOT NULL,
  step        integer     NOT NULL,
  operation   text        NOT NULL, -- JSON
  state       text        NOT NULL, -- pending, started, failed, done
  error       text,
  started_at  timestamptz,
  ended_at    timestamptz,
  PRIMARY KEY (run, step)
);

-- One row: who may change all this.
CREATE TABLE IF NOT EXISTS lariat_lock (
  id           integer     PRIMARY KEY,
  epoch        bigint      NOT NULL, -- counts who has held it; writes of lower ones are refused
  held_by_host text,
  held_by_user text,
  held_since   timestamptz,
  held_until   timestamptz
);

INSERT INTO lariat_lock (id, epoch) VALUES (1, 0) ON CONFLICT DO NOTHING;
