package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.outbox.store.OutboxTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the large bodies that a claim has left out. */
record Bodies(OutboxTables tables) {

  private static final String BODY =
      "SELECT serialized_message FROM {messages} WHERE lane = ? AND id = ? AND lease_owner = ?"
          + " AND lease_epoch = ?";

  /**
   * The entries with their bodies; without those that are no longer there.
   *
   * @throws dev.cyclonelariat.LariatException if the database does not answer
   */
  List<ClaimedEntry> complete(Lease lease, List<ClaimedEntry> entries) {
    return entries.stream().noneMatch(ClaimedEntry::bodyLeftOut)
        ? entries
        : tables.run(connection -> complete(connection, lease, entries));
  }

  private List<ClaimedEntry> complete(
      Connection connection, Lease lease, List<ClaimedEntry> entries) throws SQLException {
    List<ClaimedEntry> complete = new ArrayList<>(entries.size());
    for (ClaimedEntry entry : entries) {
      String body = entry.bodyLeftOut() ? body(connection, lease, entry) : entry.message().body();
      if (body != null) {
        complete.add(entry.bodyLeftOut() ? entry.withBody(body) : entry);
      }
    }
    return complete;
  }

  private @Nullable String body(Connection connection, Lease lease, ClaimedEntry entry)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(tables.sql(BODY))) {
      query.setString(1, entry.lane());
      query.setLong(2, entry.id());
      tables.dialect().setUuid(query, 3, lease.owner());
      query.setLong(4, lease.epoch());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }
}
