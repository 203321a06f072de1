package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code lariat_versions}. */
final class VersionRows {

  private static final String BARE = "SELECT version FROM lariat_versions";

  private static final String ALL =
      """
      SELECT version, title, checksum, state, applied_at, applied_by, duration_ms
      FROM lariat_versions""";

  private static final String DELETE = "DELETE FROM lariat_versions WHERE version = ?";

  private static final String INSERT =
      """
      INSERT INTO lariat_versions
        (version, title, checksum, state, applied_at, applied_by, duration_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?)""";

  private final Connection connection;
  private final Dialect dialect;

  VersionRows(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** From a table that has a version alone. */
  List<VersionRecord> bare() throws SQLException {
    List<VersionRecord> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(BARE);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        MigrationVersion version = new MigrationVersion(row.getLong(1));
        all.add(new VersionRecord(version, null, null, VersionState.APPLIED, null, null, null));
      }
    }
    return all;
  }

  List<VersionRecord> all() throws SQLException {
    List<VersionRecord> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(record(row));
      }
    }
    return all;
  }

  private VersionRecord record(ResultSet row) throws SQLException {
    long millis = row.getLong(7);
    Duration duration = row.wasNull() ? null : Duration.ofMillis(millis);
    return new VersionRecord(
        new MigrationVersion(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        VersionState.of(row.getString(4)),
        dialect.time(row, 5),
        row.getString(6),
        duration);
  }

  /** In place of what is there; null for nothing. */
  void put(MigrationVersion version, @Nullable VersionRecord record) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setLong(1, version.value());
      delete.executeUpdate();
    }
    if (record != null) {
      insert(record);
    }
  }

  private void insert(VersionRecord record) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setLong(1, record.version().value());
      insert.setString(2, record.title());
      insert.setString(3, record.checksum());
      insert.setString(4, record.state().word());
      dialect.setTime(insert, 5, record.appliedAt());
      insert.setString(6, record.appliedBy());
      Duration duration = record.duration();
      if (duration == null) {
        insert.setNull(7, Types.BIGINT);
      } else {
        insert.setLong(7, duration.toMillis());
      }
      insert.executeUpdate();
    }
  }
}
