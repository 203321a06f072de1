package dev.cyclonelariat.kill;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts.
 *
 * @param kills how many at each point
 * @param outages of broker and database
 * @param arrived committed messages that came the whole way
 * @param lost committed messages that did not
 * @param ghosts effects of messages that were rolled back
 * @param twice effects beyond the first of a message on a queue
 * @param inInbox messages that the inbox says were handled, on both queues
 * @param absorbed deliveries that the inbox knew
 * @param outOfOrder effects before that of an earlier message of their group
 * @param parked messages that relays have given up
 */
record ServiceReport(
    boolean fifo,
    Map<String, Integer> kills,
    int outages,
    long committed,
    long rolledBack,
    long arrived,
    long lost,
    long ghosts,
    long twice,
    long inInbox,
    long absorbed,
    long outOfOrder,
    long parked) {

  private static final String COMMITTED = "SELECT count(*) FROM committed";
  private static final String NUMBERS = "SELECT last_value FROM numbers";
  private static final String ARRIVED =
      "SELECT count(*) FROM committed WHERE n IN (SELECT n FROM effects WHERE queue LIKE 'bills%')";
  private static final String GHOSTS =
      "SELECT count(*) FROM effects WHERE n NOT IN (SELECT n FROM committed)";
  private static final String TWICE = "SELECT count(*) - count(DISTINCT (queue, n)) FROM effects";
  private static final String IN_INBOX =
      "SELECT count(*) FROM inbox_messages WHERE processed_at IS NOT NULL";
  private static final String OUT_OF_ORDER =
      """
      SELECT count(*) FROM (
        SELECT turn, lag(turn) OVER (PARTITION BY queue, group_id ORDER BY id) AS before_it
        FROM (SELECT effects.*, turn FROM effects JOIN committed USING (n)) AS effects
        WHERE group_id IS NOT NULL) AS pairs
      WHERE turn < before_it""";

  static ServiceReport of(
      ServiceLedger ledger, boolean fifo, Map<String, Integer> kills, int outages, int absorbed)
      throws SQLException {
    long committed = ledger.count(COMMITTED);
    long arrived = ledger.count(ARRIVED);
    return new ServiceReport(
        fifo,
        Map.copyOf(kills),
        outages,
        committed,
        ledger.count(NUMBERS) - committed,
        arrived,
        committed - arrived,
        ledger.count(GHOSTS),
        ledger.count(TWICE),
        ledger.count(IN_INBOX),
        absorbed,
        ledger.count(OUT_OF_ORDER),
        ledger.count("SELECT count(*) FROM outbox_parked"));
  }

  int deaths() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "outbox, %s: %d kills %s, %d outages, %d messages committed, %d rolled back, %d arrived,"
            + " %d lost, %d ghosts, %d handled twice, %d out of order; the inbox has %d handled on"
            + " two queues, and has absorbed %d duplicates",
        fifo ? "FIFO" : "standard",
        deaths(),
        new TreeMap<>(kills),
        outages,
        committed,
        rolledBack,
        arrived,
        lost,
        ghosts,
        twice,
        outOfOrder,
        inInbox,
        absorbed);
  }
}
