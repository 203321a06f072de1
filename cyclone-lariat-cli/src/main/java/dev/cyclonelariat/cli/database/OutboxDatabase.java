package dev.cyclonelariat.cli.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.jdbc.Transactions;
import dev.cyclonelariat.outbox.OutboxBuilder;
import dev.cyclonelariat.outbox.store.OutboxStore;
import dev.cyclonelariat.outbox.store.OutboxTables;
import java.util.function.Function;
import javax.sql.DataSource;

/** The database of an outbox, for the life of one command. */
public final class OutboxDatabase extends StoreDatabase<OutboxStore> {

  private final StoreTables tables;

  private OutboxDatabase(HikariDataSource connections, StoreTables tables) {
    super(
        connections,
        tables,
        database ->
            OutboxStore.of(
                OutboxTables.of(
                    Transactions.of(database),
                    tables.messages(),
                    tables.parked(),
                    OutboxTables.DEFAULT_HISTORY)));
    this.tables = tables;
  }

  static OutboxDatabase open(HikariDataSource connections, String table, String parkedTable) {
    return new OutboxDatabase(
        connections, new StoreTables("outbox", table, parkedTable, ", and keeps its name"));
  }

  /** Begins an outbox on these tables. */
  public OutboxBuilder outbox(Function<DataSource, OutboxBuilder> begin) {
    return begin.apply(connections()).table(tables.messages()).parkedTable(tables.parked());
  }
}
