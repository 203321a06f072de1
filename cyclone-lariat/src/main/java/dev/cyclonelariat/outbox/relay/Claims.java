package dev.cyclonelariat.outbox.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The statements that claim rows, each within a transaction of the caller's. */
interface Claims {

  /**
   * Claims rows outside FIFO groups that nobody has, lowest ids first.
   *
   * @param from the lowest id to look at
   */
  List<ClaimedEntry> unordered(Connection connection, Lease lease, long from, int most)
      throws SQLException;

  /**
   * Lanes whose first row may be due, in their order.
   *
   * @param behind the lane behind which to begin
   */
  List<String> lanes(Connection connection, String behind, int most) throws SQLException;

  /**
   * Claims the first rows of these lanes, as far as nobody has them.
   *
   * @param ofEach of each lane at most
   * @param most of all lanes together at most
   */
  List<ClaimedEntry> ordered(
      Connection connection, Lease lease, List<String> lanes, int ofEach, int most)
      throws SQLException;

  /**
   * Of the rows claimed in lanes, those that are not theirs to send yet: an earlier row of the lane
   * is not in the claim, or somebody else is sending one. Whoever claims looks after the claim has
   * committed: of two that claim in one lane at the same time at least one then sees the other.
   */
  List<ClaimedEntry> outOfTurn(Connection connection, Lease lease, List<ClaimedEntry> ordered)
      throws SQLException;
}
