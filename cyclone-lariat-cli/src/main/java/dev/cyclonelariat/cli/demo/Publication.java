package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.demo.Ledger.Expected;
import dev.cyclonelariat.cli.demo.Ledger.Pair;
import dev.cyclonelariat.publish.Outgoing;
import dev.cyclonelariat.resource.Queue;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Publishes the messages of the demo in order of their numbers, and some of them again; all but
 * those of the producer that is killed.
 */
final class Publication {

  private final Applications applications;
  private final Ledger ledger;
  private List<Sheet> sendAgain = List.of();
  private long published;

  Publication(Applications applications, Ledger ledger) {
    this.applications = applications;
    this.ledger = ledger;
  }

  /** What makes a message the same when it is sent again. */
  private record Sheet(long number, UUID uuid, OffsetDateTime at) {}

  /** How many messages have been published, the killed producer's too; those sent again once. */
  long published() {
    return published;
  }

  /** Publishes some more messages, and again those of the last time that are to be sent twice. */
  void publish(int messages) throws SQLException {
    List<Sheet> sheets = new ArrayList<>();
    for (long number = published; number < published + messages; number++) {
      if (!Mishaps.isOfKilledProducer(number)) {
        sheets.add(new Sheet(number, UUID.randomUUID(), OffsetDateTime.now(ZoneOffset.UTC)));
      }
    }
    send(sheets, false);
    sendRemaining();
    ledger.published(
        sheets.stream().flatMap(sheet -> expected(sheet.number(), sheet.uuid()).stream()).toList());
    sendAgain = sheets.stream().filter(sheet -> Mishaps.isSentTwice(sheet.number())).toList();
    published += messages;
  }

  /** Sends again what is still to be sent twice. */
  void sendRemaining() {
    send(sendAgain, true);
    sendAgain = List.of();
  }

  private void send(List<Sheet> sheets, boolean again) {
    Map<String, List<Outgoing>> byPublisher = new HashMap<>();
    for (Sheet sheet : sheets) {
      String publisher = DemoTopology.flow(sheet.number()).publisher();
      byPublisher
          .computeIfAbsent(publisher, unused -> new ArrayList<>())
          .add(
              Script.message(
                  applications.get(publisher).messages(),
                  sheet.number(),
                  sheet.uuid(),
                  sheet.at(),
                  again));
    }
    byPublisher.forEach(
        (publisher, messages) ->
            applications.get(publisher).sender().publishAll(messages).orThrow());
  }

  /** What shall come of a message. */
  static List<Expected> expected(long number, UUID uuid) {
    return DemoTopology.flow(number).queues().stream()
        .map(Queue::name)
        .map(
            consumer ->
                new Expected(new Pair(consumer, uuid), Mishaps.isBusinessError(number, consumer)))
        .toList();
  }
}
