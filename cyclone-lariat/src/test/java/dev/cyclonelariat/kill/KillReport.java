package dev.cyclonelariat.kill;

import java.sql.SQLException;

/** The counts of a scenario. */
record KillReport(
    Scenario scenario,
    int kills,
    int sent,
    long deliveries,
    int putOff,
    Ledger ledger,
    String queue) {

  private static final String PROCESSED =
      "SELECT count(*) FROM inbox_messages WHERE consumer = ? AND processed_at IS NOT NULL";
  private static final String EFFECTS = "SELECT count(*) FROM effects WHERE queue = ?";
  private static final String HANDLED = "SELECT count(DISTINCT uuid) FROM effects WHERE queue = ?";
  private static final String CUT_OFF = "SELECT count(*) FROM effects WHERE queue = ? AND cut_off";
  private static final String OUT_OF_ORDER =
      """
      SELECT count(*) FROM (
        SELECT n, lag(n) OVER (PARTITION BY group_id ORDER BY id) AS before_it
        FROM effects WHERE queue = ? AND group_id IS NOT NULL) AS pairs
      WHERE n < before_it""";
  private static final String TAKEN_TOO_EARLY =
      "SELECT count(*) FROM leases WHERE queue = ? AND before_until > taken_at";
  private static final String WITHOUT_LEASE_OF_THEIR_OWN =
      """
      SELECT count(*) FROM runs
      LEFT JOIN leases USING (queue, uuid, epoch, process)
      WHERE queue = ? AND (leases.taken_at IS NULL OR EXISTS (
        SELECT FROM runs AS other
        WHERE (other.queue, other.uuid, other.epoch) = (runs.queue, runs.uuid, runs.epoch)
          AND other.ctid <> runs.ctid))""";

  long processed() throws SQLException {
    return count(PROCESSED);
  }

  /** How many messages have an effect. */
  long handled() throws SQLException {
    return count(HANDLED);
  }

  /** Effects beyond the first of each message. */
  long repeats() throws SQLException {
    return count(EFFECTS) - handled();
  }

  /** Effects of processes that were killed before the completion. */
  long cutOff() throws SQLException {
    return count(CUT_OFF);
  }

  long outOfOrder() throws SQLException {
    return count(OUT_OF_ORDER);
  }

  /** Leases that were taken while one of somebody else was in force. */
  long leasesTakenTooEarly() throws SQLException {
    return count(TAKEN_TOO_EARLY);
  }

  /** Runs of handlers under no lease, or under one that another run has too. */
  long runsWithoutLease() throws SQLException {
    return count(WITHOUT_LEASE_OF_THEIR_OWN);
  }

  private long count(String sql) throws SQLException {
    return ledger.count(sql, queue);
  }

  String text() throws SQLException {
    return "%s: %d kills, %d messages in %d deliveries, %d lost, %d repeated, %d out of order%s"
        .formatted(
            scenario,
            kills,
            sent,
            deliveries,
            sent - handled(),
            repeats(),
            outOfOrder(),
            scenario.mode() == InboxMode.LEASE
                ? " (%d killed between effect and completion, %d put off under leases of the dead)"
                    .formatted(cutOff(), putOff)
                : "");
  }
}
