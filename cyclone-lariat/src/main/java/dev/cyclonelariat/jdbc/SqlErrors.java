package dev.cyclonelariat.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What databases mean by their errors. */
public final class SqlErrors {

  /** SQL states for a table that is not there: PostgreSQL's, MariaDB's, H2's. */
  private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

  /** SQL states for a column that is not there. */
  private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");

  /** H2 repeats the statement; PostgreSQL says at which of its letters. */
  private static final Pattern STATEMENT =
      Pattern.compile("(; SQL statement:|\\R).*", Pattern.DOTALL);

  private SqlErrors() {}

  /** Whether a table is not there. */
  public static boolean isMissingTable(SQLException e) {
    return isOneOf(NO_TABLE, e.getSQLState());
  }

  /** Whether a column is not there. */
  public static boolean isMissingColumn(SQLException e) {
    return isOneOf(NO_COLUMN, e.getSQLState());
  }

  /** What went wrong, without the statement. */
  public static String text(SQLException e) {
    return STATEMENT.matcher(String.valueOf(e.getMessage())).replaceFirst("");
  }

  private static boolean isOneOf(Set<String> states, @Nullable String state) {
    return state != null && states.contains(state);
  }
}
