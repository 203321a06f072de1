package dev.cyclonelariat.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the results of several statements that were sent as one. */
public final class Results {

  private Results() {}

  /** Runs the statements, and gives the rows of the first that has any. */
  public static ResultSet rows(PreparedStatement statements) throws SQLException {
    boolean rows = statements.execute();
    while (!rows) {
      if (statements.getUpdateCount() < 0) {
        throw new SQLException("None of the statements has given rows");
      }
      rows = statements.getMoreResults();
    }
    return statements.getResultSet();
  }
}
