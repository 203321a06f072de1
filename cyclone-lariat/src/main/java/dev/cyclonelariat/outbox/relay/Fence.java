package dev.cyclonelariat.outbox.relay;

import dev.cyclonelariat.jdbc.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lets a statement touch a row only as long as owner and epoch of the claim stand in it. */
record Fence(Dialect dialect) {

  /** Ends a statement about one row; {@link #bind} fills it in. */
  static final String WHERE = " WHERE lane = ? AND id = ? AND lease_owner = ? AND lease_epoch = ?";

  void bind(PreparedStatement statement, int at, Lease lease, ClaimedEntry entry)
      throws SQLException {
    statement.setString(at, entry.lane());
    statement.setLong(at + 1, entry.id());
    dialect.setUuid(statement, at + 2, lease.owner());
    statement.setLong(at + 3, lease.epoch());
  }
}
