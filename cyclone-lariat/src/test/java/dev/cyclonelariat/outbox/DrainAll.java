package dev.cyclonelariat.outbox;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.publish.EntryResult;
import org.postgresql.ds.PGSimpleDataSource;

/** Drains an outbox: a program of its own, with the heap it is started with. */
final class DrainAll {

  private DrainAll() {}

  /** URL of the database. */
  public static void main(String[] args) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(args[0]);
    long sent = 0;
    try (Lariat lariat =
            Lariat.of(LariatSettings.builder().publisher("shop").instance("test").build());
        Outbox outbox =
            lariat
                .outbox(database)
                .sender(
                    (messages, longest) ->
                        messages.stream().map(message -> new EntryResult(message, null)).toList())
                .build()) {
      for (int more = 1; more > 0; sent += more) {
        more = outbox.relay().runOnce().sent();
      }
    }
    System.out.println("sent " + sent);
  }
}
