-- Messages to be sent. Their one index is all that relays need. Times are UTC.
CREATE TABLE IF NOT EXISTS outbox_messages (
  id                 bigint NOT NULL AUTO_INCREMENT, -- the order of adding
  lane               varchar(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '', -- its FIFO resource and group; empty for none
  uuid               char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service            varchar(3), -- sns or sqs; null in rows of the gem
  resource           varchar(256), -- the topic or queue; null in rows of the gem
  deduplication_id   varchar(128),
  group_id           varchar(128),
  serialized_message mediumtext NOT NULL,
  attributes         mediumtext,
  sending_error      mediumtext,
  attempts           integer NOT NULL DEFAULT 0,
  lease_owner        char(36) CHARACTER SET ascii COLLATE ascii_bin,
  lease_epoch        bigint NOT NULL DEFAULT 0,
  available_at       datetime(6) NOT NULL DEFAULT (timestampadd(SECOND, 60, utc_timestamp(6))), -- when a relay may take it
  created_at         datetime(6) NOT NULL DEFAULT (utc_timestamp(6)),
  PRIMARY KEY (lane, id),
  UNIQUE INDEX outbox_messages_id (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Messages that were given up, until a human retries or discards them.
CREATE TABLE IF NOT EXISTS outbox_parked (
  id                 bigint NOT NULL, -- the order of adding
  lane               varchar(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '', -- its FIFO resource and group; empty for none
  uuid               char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service            varchar(3), -- sns or sqs; null in rows of the gem
  resource           varchar(256), -- the topic or queue; null in rows of the gem
  deduplication_id   varchar(128),
  group_id           varchar(128),
  serialized_message mediumtext NOT NULL,
  attributes         mediumtext,
  sending_error      mediumtext,
  attempts           integer NOT NULL DEFAULT 0,
  created_at         datetime(6) NOT NULL,
  parked_at          datetime(6) NOT NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Messages that were sent, where a relay is told to keep history.
CREATE TABLE IF NOT EXISTS outbox_history (
  id                 bigint NOT NULL, -- the order of adding
  uuid               char(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service            varchar(3), -- sns or sqs; null in rows of the gem
  resource           varchar(256), -- the topic or queue; null in rows of the gem
  deduplication_id   varchar(128),
  group_id           varchar(128),
  serialized_message mediumtext NOT NULL,
  attributes         mediumtext,
  created_at         datetime(6) NOT NULL,
  sent_at            datetime(6) NOT NULL,
  PRIMARY KEY (sent_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
