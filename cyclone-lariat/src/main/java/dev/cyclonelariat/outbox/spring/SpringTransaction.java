package dev.cyclonelariat.outbox.spring;

import dev.cyclonelariat.outbox.CurrentTransaction;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction that Spring has open on this thread, through {@code @Transactional} or a {@code
 * TransactionTemplate}, of every transaction manager that shows its JDBC connection: those for JDBC
 * and, with Hibernate, for JPA do.
 *
 * <p>Made once for a data source and used for each transaction; thread-safe.
 */
public final class SpringTransaction implements CurrentTransaction {

  private final DataSource dataSource;

  private SpringTransaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Of this thread, whenever it is asked.
   *
   * @param dataSource the one that the transaction manager has
   */
  public static SpringTransaction of(DataSource dataSource) {
    DataSource target =
        dataSource instanceof TransactionAwareDataSourceProxy proxy
            ? proxy.getTargetDataSource()
            : dataSource;
    return new SpringTransaction(target == null ? dataSource : target);
  }

  /**
   * The connection that Spring has for its transaction.
   *
   * @throws IllegalStateException if no transaction is open on this data source
   */
  @Override
  public Connection connection() {
    ConnectionHolder holder = holder();
    if (holder == null || !TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "No transaction of Spring is open on this thread and data source: is the method"
              + " @Transactional, is it called through its bean, and has the transaction manager"
              + " the same data source?");
    }
    return holder.getConnection();
  }

  private @Nullable ConnectionHolder holder() {
    return TransactionSynchronizationManager.getResource(dataSource)
            instanceof ConnectionHolder holder
        ? holder
        : null;
  }

  @Override
  public void afterCommit(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return; // It was told to keep none, and cannot tell.
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            // An afterCommit of others that throws would keep this from being called there.
            if (status == STATUS_COMMITTED) {
              action.run();
            }
          }
        });
  }
}
