package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.Transactions;
import java.sql.Connection;

/**
 * The database with the names of its tables.
 *
 * @param table of messages
 * @param parkedTable of bodies that nobody could read
 */
record Database(Transactions transactions, Dialect dialect, String table, String parkedTable) {

  /** Fills in {@code {table}}, {@code {parked}} and {@code {json}}. */
  String sql(String template) {
    return template.replace("{table}", table).replace("{parked}", parkedTable);
  }

  /** Runs work in a transaction of its own. */
  <T> T run(Transactions.Work<T> work) {
    return run(transactions, work);
  }

  /** Runs work in a transaction of its own. */
  static <T> T run(Transactions transactions, Transactions.Work<T> work) {
    try {
      return transactions.inTransaction(work);
    } catch (LariatException e) {
      throw e;
    } catch (Exception e) {
      throw new LariatException("The inbox's database refuses: " + e.getMessage(), e);
    }
  }

  static Dialect dialect(Transactions transactions) {
    return run(transactions, (Connection connection) -> Dialect.of(connection));
  }
}
