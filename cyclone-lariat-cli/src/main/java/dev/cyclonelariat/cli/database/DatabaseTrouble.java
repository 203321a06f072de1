package dev.cyclonelariat.cli.database;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.jdbc.Dialect;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what helps when a database refuses.
 *
 * @param dialect of the database
 * @param tables in it
 */
record DatabaseTrouble(Dialect dialect, StoreTables tables) {

  /** SQL states for a table that is not there: PostgreSQL's, MariaDB's, H2's. */
  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

  /** SQL states for a column that is not there. */
  private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");

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
    } else if (NO_TABLE.contains(state)) {
      return new LariatException(noTable() + " (" + cause.getMessage() + ")", e);
    } else if (NO_COLUMN.contains(state)) {
      return new LariatException(noColumn() + " (" + cause.getMessage() + ")", e);
    } else if (state.startsWith(CONNECTION) || SHUTDOWN.contains(state)) {
      return new LariatException(
          "The "
              + tables.owner()
              + "'s database is gone: see that it runs, and call this again ("
              + cause.getMessage()
              + ")",
          e);
    }
    return e;
  }

  private String noTable() {
    return "The %s's tables %s and %s are not in this database: make them with the script that"
            .formatted(tables.owner(), tables.messages(), tables.parked())
        + " 'lariat %s schema --database %s' prints, or name others with --table and --parked-table"
            .formatted(tables.owner(), dialect.id());
  }

  private String noColumn() {
    return "The %s's table %s lacks columns: one of the Ruby gem is upgraded by the script that"
            .formatted(tables.owner(), tables.messages())
        + " 'lariat %s schema --from-gem' prints%s"
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
