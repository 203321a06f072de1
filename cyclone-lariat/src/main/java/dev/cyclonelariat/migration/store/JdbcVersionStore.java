package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.jdbc.CommitOrRollback;
import dev.cyclonelariat.jdbc.Dialect;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.LockToken;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.journal.VersionStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers migrations in PostgreSQL, MySQL, MariaDB or H2: in the Ruby gem's table {@code
 * lariat_versions}, and three tables beside it. The lock's times are the database's, which all
 * processes share. Thread-safe.
 */
public final class JdbcVersionStore implements VersionStore {

  private final DataSource dataSource;

  private JdbcVersionStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** In the database behind a data source, which stays the caller's to close. */
  public static JdbcVersionStore of(DataSource dataSource) {
    return new JdbcVersionStore(dataSource);
  }

  @Override
  public void prepare() {
    run(
        true,
        (connection, dialect) -> {
          MigrationSchema.prepare(connection, dialect);
          return true;
        });
  }

  @Override
  public Journal read() {
    return run(
        true,
        (connection, dialect) ->
            switch (Layout.of(connection)) {
              case NONE -> new Journal(List.of(), List.of());
              case GEM -> new Journal(new VersionRows(connection, dialect).bare(), List.of());
              case OURS -> inOneTransaction(connection, () -> journal(connection, dialect));
            });
  }

  /** The rows of both tables as they were at the same time, or nearly so. */
  private static Journal journal(Connection connection, Dialect dialect) throws SQLException {
    return new Journal(
        new VersionRows(connection, dialect).all(), new RunRows(connection, dialect).all());
  }

  private static <T> T inOneTransaction(Connection connection, Read<T> read) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return read.run();
    } finally {
      connection.rollback();
    }
  }

  @Override
  public Optional<LockHolder> lockHolder() {
    return run(
        true,
        (connection, dialect) ->
            Layout.of(connection) == Layout.OURS
                ? new LockRow(connection, dialect).holder()
                : Optional.empty());
  }

  @Override
  public Optional<LockToken> tryLock(String host, String user, Duration lease) {
    return run(
        false, (connection, dialect) -> new LockRow(connection, dialect).take(host, user, lease));
  }

  @Override
  public void refresh(LockToken lock, Duration lease) {
    write(lock, (connection, dialect) -> new LockRow(connection, dialect).extend(lease));
  }

  @Override
  public void unlock(LockToken lock) {
    run(
        false,
        (connection, dialect) -> {
          LockRow row = new LockRow(connection, dialect);
          if (row.epoch() == lock.epoch()) {
            row.free(lock.epoch());
          }
          return true;
        });
  }

  @Override
  public void breakLock() {
    prepare();
    run(
        false,
        (connection, dialect) -> {
          LockRow row = new LockRow(connection, dialect);
          row.free(row.epoch() + 1);
          return true;
        });
  }

  @Override
  public void begin(LockToken lock, MigrationRun run, @Nullable VersionRecord version) {
    write(
        lock,
        (connection, dialect) -> {
          new RunRows(connection, dialect).insert(run);
          new VersionRows(connection, dialect).put(run.version(), version);
        });
  }

  @Override
  public void update(LockToken lock, MigrationRun run, Step step) {
    write(lock, (connection, dialect) -> new RunRows(connection, dialect).update(run.id(), step));
  }

  @Override
  public void end(LockToken lock, MigrationRun run, @Nullable VersionRecord version) {
    write(
        lock,
        (connection, dialect) -> {
          new RunRows(connection, dialect).end(run);
          new VersionRows(connection, dialect).put(run.version(), version);
        });
  }

  /** In one transaction with the check that the lock is still held, whose row stays locked. */
  private void write(LockToken lock, Change change) {
    run(
        false,
        (connection, dialect) -> {
          new LockRow(connection, dialect).require(lock);
          change.run(connection, dialect);
          return true;
        });
  }

  private <T> T run(boolean autoCommit, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(autoCommit);
      try {
        Dialect dialect = Dialect.of(connection);
        return autoCommit
            ? work.run(connection, dialect)
            : CommitOrRollback.run(connection, ours -> work.run(ours, dialect));
      } finally {
        connection.setAutoCommit(before);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new VersionStoreException(
          "The database that remembers migrations refuses: " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(Connection connection, Dialect dialect) throws SQLException;
  }

  @FunctionalInterface
  private interface Change {
    void run(Connection connection, Dialect dialect) throws SQLException;
  }

  @FunctionalInterface
  private interface Read<T> {
    T run() throws SQLException;
  }
}
