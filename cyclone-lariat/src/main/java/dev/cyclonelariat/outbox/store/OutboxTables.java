package dev.cyclonelariat.outbox.store;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The database with the names of the outbox's tables.
 *
 * @param transactions opens transactions of the outbox's own
 * @param dialect what database it is
 * @param messages the table of what is to be sent
 * @param parked the table of what was given up
 * @param history the table of what was sent, used only where history is kept
 */
public record OutboxTables(
    Transactions transactions, Dialect dialect, String messages, String parked, String history) {

  /** The table of what is to be sent, as in the gem. */
  public static final String DEFAULT_MESSAGES = "outbox_messages";

  /** The table of what was given up. */
  public static final String DEFAULT_PARKED = "outbox_parked";

  /** The table of what was sent. */
  public static final String DEFAULT_HISTORY = "outbox_history";

  /**
   * Milliseconds from now at which what may be claimed at once is said to be: well in the past,
   * since the time of several machines differs.
   */
  public static final long AT_ONCE_MS = -60_000;

  private static final Pattern NAME = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*");

  /**
   * Checks the names, which become part of SQL.
   *
   * @throws IllegalArgumentException if one is no plain SQL name
   */
  public OutboxTables {
    plain(messages);
    plain(parked);
    plain(history);
  }

  /**
   * The tables under their usual names.
   *
   * @throws LariatException if the database does not answer, or is none that is supported
   */
  public static OutboxTables of(Transactions transactions) {
    return of(transactions, DEFAULT_MESSAGES, DEFAULT_PARKED, DEFAULT_HISTORY);
  }

  /**
   * The tables under names of your own.
   *
   * @throws IllegalArgumentException if one is no plain SQL name
   * @throws LariatException if the database does not answer, or is none that is supported
   */
  public static OutboxTables of(
      Transactions transactions, String messages, String parked, String history) {
    Stream.of(messages, parked, history).forEach(OutboxTables::plain);
    return run(
        transactions,
        (Connection connection) ->
            new OutboxTables(
                ReadCommitted.unless(isReadCommitted(connection), transactions),
                Dialect.of(connection),
                messages,
                parked,
                history));
  }

  private static boolean isReadCommitted(Connection connection) throws SQLException {
    return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
  }

  private static void plain(String table) {
    if (!NAME.matcher(table).matches()) {
      throw new IllegalArgumentException("Not a plain table name: '" + table + "'");
    }
  }

  /** Fills in the names of tables, the expressions of time, and how JSON is handed over. */
  public String sql(String template) {
    return template
        .replace("{messages}", messages)
        .replace("{parked}", parked)
        .replace("{history}", history)
        .replace("{json}", dialect.jsonParameter())
        .replace("{now + ms}", dialect.millisFromNow());
  }

  /**
   * Runs work in a transaction of its own.
   *
   * @throws LariatException if the database refuses
   */
  public <T> T run(Transactions.Work<T> work) {
    return run(transactions, work);
  }

  private static <T> T run(Transactions transactions, Transactions.Work<T> work) {
    try {
      return transactions.inTransaction(work);
    } catch (LariatException e) {
      throw e;
    } catch (SQLException e) {
      throw new LariatException("The outbox's database refuses: " + SqlErrors.text(e), e);
    } catch (Exception e) {
      throw new LariatException("The outbox's database fails: " + e.getMessage(), e);
    }
  }
}
