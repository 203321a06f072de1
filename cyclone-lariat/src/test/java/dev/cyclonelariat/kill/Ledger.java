package dev.cyclonelariat.kill;

import dev.cyclonelariat.inbox.InboxSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** What the database knows of effects, runs and leases, whatever the processes say. */
final class Ledger {

  private static final String TABLES =
      """
      CREATE TABLE effects (
        id bigserial PRIMARY KEY, queue text NOT NULL, uuid uuid NOT NULL, group_id text,
        n bigint NOT NULL, process text NOT NULL, cut_off boolean NOT NULL DEFAULT false);
      CREATE TABLE runs (
        queue text NOT NULL, uuid uuid NOT NULL, epoch integer NOT NULL, process text NOT NULL);
      CREATE TABLE leases (
        queue text NOT NULL, uuid uuid NOT NULL, epoch integer NOT NULL, process text NOT NULL,
        taken_at timestamp with time zone NOT NULL, before_until timestamp with time zone);
      CREATE FUNCTION note_lease() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO leases VALUES (
          NEW.consumer, NEW.uuid, NEW.lease_epoch, current_setting('application_name'),
          clock_timestamp(), OLD.leased_until);
        RETURN NULL;
      END $$;
      CREATE TRIGGER note_lease AFTER UPDATE ON inbox_messages FOR EACH ROW
        WHEN (NEW.lease_epoch > OLD.lease_epoch) EXECUTE FUNCTION note_lease();""";

  /** Before its sessions are gone, a process that was killed may still commit. */
  private static final String SESSIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?";

  private static final String CUT_OFF =
      """
      UPDATE effects SET cut_off = true WHERE process = ? AND EXISTS (
        SELECT FROM inbox_messages AS row
        WHERE row.consumer = effects.queue AND row.uuid = effects.uuid
          AND row.processed_at IS NULL)""";

  private static final String LEASES_OF_THE_DEAD =
      """
      SELECT uuid FROM inbox_messages AS row JOIN leases USING (uuid)
      WHERE row.consumer = ? AND leases.queue = row.consumer AND leases.epoch = row.lease_epoch
        AND row.processed_at IS NULL AND row.leased_until > clock_timestamp()
        AND leases.process = ANY (?)""";

  private static final String END_LEASE =
      """
      UPDATE inbox_messages SET leased_until = clock_timestamp()
      WHERE consumer = ? AND uuid = ANY (?)""";

  private final DataSource database;

  private Ledger(DataSource database) {
    this.database = database;
  }

  static Ledger create(DataSource database) throws SQLException {
    InboxSchema.create(database);
    Ledger ledger = new Ledger(database);
    ledger.update(TABLES);
    return ledger;
  }

  /** Notes which effects of a killed process were cut off from their completion. */
  void died(String process) throws SQLException {
    while (count(SESSIONS, process) > 0) {
      Thread.onSpinWait();
    }
    update(CUT_OFF, process);
  }

  /** The messages that are kept from others by leases of processes that are dead. */
  Set<String> leasesOf(Set<String> dead, String queue) throws SQLException {
    Set<String> uuids = new HashSet<>();
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(LEASES_OF_THE_DEAD)) {
      query.setString(1, queue);
      query.setArray(2, connection.createArrayOf("text", dead.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          uuids.add(rows.getString(1));
        }
      }
    }
    return uuids;
  }

  /** As if their time were over. */
  void endLeases(Set<String> uuids, String queue) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(END_LEASE)) {
      statement.setString(1, queue);
      statement.setArray(2, connection.createArrayOf("uuid", uuids.toArray()));
      statement.executeUpdate();
    }
  }

  long count(String sql, String parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void update(String sql, String... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }
}
