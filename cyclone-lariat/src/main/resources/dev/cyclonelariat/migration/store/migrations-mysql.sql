-- Times are UTC. Which topology migrations are applied; the Ruby gem knows the first column alone.
CREATE TABLE IF NOT EXISTS lariat_versions (
  version     bigint      NOT NULL PRIMARY KEY,
  title       varchar(255),
  checksum    varchar(255), -- SHA-256 of the steps of up()
  state       varchar(255) NOT NULL DEFAULT 'applied', -- applied, applying, reverting
  applied_at  datetime(6),
  applied_by  varchar(255),
  duration_ms bigint
) DEFAULT CHARACTER SET utf8mb4;

-- Everything that was ever begun.
CREATE TABLE IF NOT EXISTS lariat_runs (
  id          bigint      NOT NULL PRIMARY KEY,
  version     bigint      NOT NULL,
  title       varchar(255) NOT NULL,
  action      varchar(255) NOT NULL, -- migrate, rollback, baseline
  state       varchar(255) NOT NULL, -- running, done, resolved, discarded
  checksum    varchar(255) NOT NULL,
  answers     mediumtext   NOT NULL, -- what the migration asked, and was told: JSON
  run_by      varchar(255) NOT NULL,
  started_at  datetime(6) NOT NULL,
  ended_at    datetime(6)
) DEFAULT CHARACTER SET utf8mb4;

-- The steps of each run, written before and after each is taken.
CREATE TABLE IF NOT EXISTS lariat_steps (
  run         bigint      NOT NULL,
  step        integer     NOT NULL,
  operation   mediumtext   NOT NULL, -- JSON
  state       varchar(255) NOT NULL, -- pending, started, failed, done
  error       mediumtext,
  started_at  datetime(6),
  ended_at    datetime(6),
  PRIMARY KEY (run, step)
) DEFAULT CHARACTER SET utf8mb4;

-- One row: who may change all this.
CREATE TABLE IF NOT EXISTS lariat_lock (
  id           integer     NOT NULL PRIMARY KEY,
  epoch        bigint      NOT NULL, -- counts who has held it; writes of lower ones are refused
  held_by_host varchar(255),
  held_by_user varchar(255),
  held_since   datetime(6),
  held_until   datetime(6)
) DEFAULT CHARACTER SET utf8mb4;

INSERT INTO lariat_lock (id, epoch) VALUES (1, 0) ON DUPLICATE KEY UPDATE id = id;
