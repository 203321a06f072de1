package dev.cyclonelariat.cli.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.jdbc.Transactions;

/** The database of an inbox, for the life of one command. */
public final class InboxDatabase extends StoreDatabase<InboxStore> {

  private InboxDatabase(HikariDataSource connections, StoreTables tables) {
    super(
        connections,
        tables,
        database -> InboxStore.of(Transactions.of(database), tables.messages(), tables.parked()));
  }

  static InboxDatabase open(DatabaseUrl url, Login login, String table, String parkedTable) {
    return new InboxDatabase(
        url.open(login),
        new StoreTables(
            "inbox",
            table,
            parkedTable,
            ", and then is --table " + JdbcInbox.TABLE_SHARED_WITH_RUBY));
  }
}
