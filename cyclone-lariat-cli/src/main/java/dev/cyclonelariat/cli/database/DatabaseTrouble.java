package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.jdbc.DatabaseAddress;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.jdbc.SqlErrors;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what helps when a database refuses.
 *
 * @param dialect of the database
 * @param address of the database
 * @param missing tells which of the inbox's tables are not there, in order
 * @param table of messages
 */
record DatabaseTrouble(
    Dialect dialect, DatabaseAddress address, Supplier<List<String>> missing, String table) {

  /** PostgreSQL's for a server that shuts down. */
  private static final Set<String> SHUTDOWN = Set.of("57P01", "57P02", "57P03");

  /** How SQL states for lost connections begin. */
  private static final String CONNECTION = "08";

  /** The same failure with its remedy, where one is known. */
  LariatException explained(LariatException e) {
    SQLException cause = sql(e);
    String state = cause == null ? null : cause.getSQLState();
    if (cause == null || state == null) {
      return e;
    } else if (SqlErrors.isMissingTable(cause)) {
      return missingTables(e);
    } else if (SqlErrors.isMissingColumn(cause)) {
      return new LariatException(
          "The inbox's table "
              + table
              + " in "
              + address
              + " lacks columns: one of the Ruby gem is upgraded by the script that 'lariat inbox"
              + " schema --from-gem' prints, and then is --table "
              + JdbcInbox.TABLE_SHARED_WITH_RUBY
              + " ("
              + SqlErrors.text(cause)
              + ")",
          e);
    } else if (state.startsWith(CONNECTION) || SHUTDOWN.contains(state)) {
      return new LariatException(
          "The inbox's database is gone: see that it runs, and call this again ("
              + SqlErrors.text(cause)
              + ")",
          e);
    }
    return e;
  }

  private LariatException missingTables(LariatException e) {
    List<String> tables = missing.get();
    return new LariatException(
        "There is no table "
            + String.join(" and no table ", tables)
            + " in "
            + address
            + ": run the script that 'lariat inbox schema --database "
            + dialect.id()
            + "' prints, or name another with --table or --parked-table",
        e);
  }

  /** The innermost, which knows best. */
  private static @Nullable SQLException sql(Throwable e) {
    SQLException innermost = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        innermost = sql;
      }
    }
    return innermost;
  }
}
