package dev.cyclonelariat.inbox;

import dev.cyclonelariat.inbox.store.ActionLog;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.EntityRef;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** Counts what a reader gives: a program of its own, with the heap it is started with. */
final class ReadAll {

  private ReadAll() {}

  public static void main(String[] args) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[1]);
    InboxStore store = InboxStore.of(database);
    EntityRef user = EntityRef.of("user", "00000000-0000-0000-0000-000000000042");
    Stream<StoredMessage> messages =
        switch (args[0]) {
          case "all" -> store.all();
          case "errors" -> store.withClientErrors();
          case "actions" -> store.actions(ActionLog.about(user));
          default -> throw new IllegalArgumentException(args[0]);
        };
    System.out.println(
        args[0] + " " + messages.filter(stored -> stored.message().version() == 2).count());
  }
}
