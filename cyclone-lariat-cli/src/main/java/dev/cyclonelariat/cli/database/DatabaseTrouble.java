package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.LariatException;
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
 * @param tables that should be in it
 * @param missing tells which of them are not, in order
 */
record DatabaseTrouble(
    Dialect dialect, DatabaseAddress address, StoreTables tables, Supplier<List<String>> missing) {

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
      return new LariatException(noTable(), e);
    } else if (SqlErrors.isMissingColumn(cause)) {
      return new LariatException(noColumn() + " (" + SqlErrors.text(cause) + ")", e);
    } else if (state.startsWith(CONNECTION) || SHUTDOWN.contains(state)) {
      return new LariatException(
          "The "
              + tables.owner()
              + "'s database is gone: see that it runs, and call this again ("
              + SqlErrors.text(cause)
              + ")",
          e);
    }
    return e;
  }

  private String noTable() {
    return "There is no table %s in %s: run the script that"
            .formatted(String.join(" and no table ", missing.get()), address)
        + " 'lariat %s schema --database %s' prints, or name another with --table or --parked-table"
            .formatted(tables.owner(), dialect.id());
  }

  private String noColumn() {
    return "The %s's table %s in %s lacks columns: one of the Ruby gem is upgraded by the script"
            .formatted(tables.owner(), tables.messages(), address)
        + " that 'lariat %s schema --from-gem' prints%s"
            .formatted(tables.owner(), tables.afterUpgrade());
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
