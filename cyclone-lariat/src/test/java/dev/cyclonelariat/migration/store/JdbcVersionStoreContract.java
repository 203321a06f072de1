package dev.cyclonelariat.migration.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.migration.journal.VersionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store in a database must do beside. */
abstract class JdbcVersionStoreContract extends VersionStoreContract {

  private HikariDataSource database;

  abstract HikariDataSource database();

  @BeforeEach
  final void openDatabase() {
    database = database();
  }

  @AfterEach
  final void closeDatabase() {
    database.close();
  }

  @Override
  final VersionStore store() {
    return JdbcVersionStore.of(database);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void gemsTable() throws SQLException {
    execute("CREATE TABLE lariat_versions (version integer NOT NULL UNIQUE)");
    execute("INSERT INTO lariat_versions (version) VALUES (1668097991)");
  }

  @Test
  void readsTheTableOfTheGem() throws SQLException {
    gemsTable();

    assertThat(store().read().versions())
        .containsExactly(
            new VersionRecord(
                new MigrationVersion(1668097991),
                null,
                null,
                VersionState.APPLIED,
                null,
                null,
                null));
    assertThat(store().lockHolder()).isEmpty();
  }

  @Test
  void upgradesTheTableOfTheGemWhichGoesOnWritingIt() throws SQLException {
    gemsTable();

    store().prepare();
    execute("INSERT INTO lariat_versions (version) VALUES (20261123101500)");

    assertThat(store().read().versions())
        .extracting(VersionRecord::version, VersionRecord::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                new MigrationVersion(1668097991), VersionState.APPLIED),
            org.assertj.core.groups.Tuple.tuple(
                new MigrationVersion(20261123101500L), VersionState.APPLIED));
    assertThat(store().tryLock("host", "user", Duration.ofMinutes(1))).isPresent();
  }

  @Test
  void leavesTheConnectionsAsTheyWere() throws SQLException {
    store().prepare();
    store().read();
    List.of(1, 2, 3).forEach(i -> store().tryLock("host", "user", Duration.ZERO));

    try (Connection connection = database.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }
}
