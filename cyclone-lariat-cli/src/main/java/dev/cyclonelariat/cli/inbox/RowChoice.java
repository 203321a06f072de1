package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.arguments.UuidConverter;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The parameter and options that name one row of an inbox. */
final class RowChoice {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "UUID",
      converter = UuidConverter.class,
      description = "The message's uuid; with --parked the id SQS gave it.")
  private String uuid;

  @Option(
      names = "--consumer",
      paramLabel = "NAME",
      description = "Whose row, where the message was received by several consumers.")
  private @Nullable String consumer;

  @Option(
      names = "--parked",
      paramLabel = "QUEUE",
      description = "Not a message, but the body that cannot be read which this queue has brought.")
  private @Nullable String parkedQueue;

  /** Whether a body that cannot be read is meant, not a message. */
  boolean isParked() {
    return parkedQueue != null;
  }

  /** The rows of the message, of the consumer alone if one is named. */
  List<StoredMessage> rows(InboxStore store) {
    return store.find(UUID.fromString(uuid)).stream()
        .filter(row -> consumer == null || consumer.equals(row.consumer()))
        .toList();
  }

  /** The row of the one consumer. */
  StoredMessage row(InboxStore store) {
    List<StoredMessage> rows = rows(store);
    if (rows.isEmpty()) {
      throw unknown(store);
    } else if (rows.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "several consumers have received "
              + uuid
              + ": name one with --consumer ("
              + consumers(rows)
              + ")");
    }
    return rows.get(0);
  }

  /** The body that cannot be read. */
  ParkedBody body(InboxStore store) {
    String queue = String.valueOf(parkedQueue);
    return store
        .parked(queue, uuid)
        .orElseThrow(
            () ->
                new LariatException(
                    "This inbox has no body "
                        + uuid
                        + " of queue "
                        + queue
                        + ": 'lariat inbox list --parked' shows those it has"));
  }

  /** Says why there is no such row, and which there is. */
  LariatException unknown(InboxStore store) {
    List<StoredMessage> ofOthers = store.find(UUID.fromString(uuid));
    if (!ofOthers.isEmpty()) {
      return new LariatException(
          "Consumer "
              + consumer
              + " has no message "
              + uuid
              + " in this inbox, but these have: "
              + consumers(ofOthers));
    }
    return store
        .parked()
        .filter(body -> body.messageId().equals(uuid))
        .findFirst()
        .map(
            body ->
                new LariatException(
                    uuid + " is a body that cannot be read: say --parked " + body.queue()))
        .orElseGet(
            () ->
                new LariatException(
                    "This inbox has no message "
                        + uuid
                        + ": it was never received here, or has been purged"));
  }

  private static String consumers(List<StoredMessage> rows) {
    return rows.stream()
        .map(row -> Objects.requireNonNullElse(row.consumer(), "a Ruby process"))
        .collect(Collectors.joining(", "));
  }
}
