package dev.cyclonelariat.inbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Counts, which reads all of the table. */
final class StatsReader {

  private static final String MESSAGES =
      """
      SELECT COALESCE(consumer, ''), COUNT(*),
        SUM(CASE WHEN processed_at IS NULL THEN 1 ELSE 0 END),
        SUM(CASE WHEN client_error_message IS NOT NULL AND resolution IS NULL THEN 1 ELSE 0 END),
        MIN(CASE WHEN processed_at IS NULL THEN received_at END)
      FROM {table} GROUP BY COALESCE(consumer, '') ORDER BY 1""";

  private static final String PARKED =
      """
      SELECT COUNT(*) FROM {parked} WHERE resolution IS NULL""";

  private final Database database;

  StatsReader(Database database) {
    this.database = database;
  }

  List<InboxStats> messages() {
    return database.run(
        connection -> {
          List<InboxStats> stats = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(database.sql(MESSAGES));
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              stats.add(
                  new InboxStats(
                      row.getString(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getLong(4),
                      database.dialect().time(row, 5)));
            }
          }
          return stats;
        });
  }

  long parked() {
    return database.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(database.sql(PARKED));
              ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
