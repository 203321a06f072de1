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
   * @param inFulls of more than so many, what does not fill a call of so many may be left
   */
  List<ClaimedEntry> unordered(Connection connection, Lease lease, long from, int most, int inFulls)
      throws SQLException;

  /**
   * Claims the first rows of lanes, as far as nobody has them, lane after lane.
   *
   * @param behind the lane behind which to begin
   * @param ofEach of each lane at most
   * @param most of all lanes together at most
   */
  OfLanes ordered(Connection connection, Lease lease, String behind, int ofEach, int most)
      throws SQLException;

  /**
   * Rows claimed in lanes.
   *
   * @param entries in the order of adding
   * @param last the lane behind which there may be more; empty at the end
   */
  record OfLanes(List<ClaimedEntry> entries, String last) {}

  /**
   * Of the rows claimed in lanes, those that are not theirs to send yet: an earlier row of the lane
   * is not in the claim, or somebody else is sending one. Whoever claims looks after the claim has
   * committed: of two that claim in one lane at the same time at least one then sees the other.
   */
  List<ClaimedEntry> outOfTurn(Connection connection, Lease lease, List<ClaimedEntry> ordered)
      throws SQLException;
}
