package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.arguments.SpanOptions;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which messages of an inbox are wanted. */
final class Selection {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--unprocessed", description = "Those not handled yet.")
  private boolean unprocessed;

  @Option(
      names = "--client-errors",
      description = "Those that ended with a business error which nobody has settled.")
  private boolean clientErrors;

  @Option(names = "--parked", description = "Bodies that cannot be read, which nobody has settled.")
  private boolean parked;

  @Option(
      names = "--all",
      description = "All messages, also those handled or settled, in the order received.")
  private boolean all;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only messages of this type: user_created, or event_user_created.")
  private @Nullable String type;

  @Option(
      names = "--consumer",
      paramLabel = "NAME",
      description = "Only those of this consumer (its queue's name, unless set otherwise).")
  private @Nullable String consumer;

  @Mixin private SpanOptions span;

  void check() {
    if (all && (unprocessed || clientErrors || parked)) {
      throw new ParameterException(
          spec.commandLine(), "--all cannot go with --unprocessed, --client-errors or --parked");
    }
    if (parked && type != null) {
      throw new ParameterException(
          spec.commandLine(), "--type cannot go with --parked: what cannot be read has no type");
    }
    span.since();
  }

  /** What to tell when nothing is found. */
  String nothing() {
    boolean narrowed = type != null || consumer != null || span.isGiven();
    return wantsWhatNeedsAHuman() && !narrowed
        ? "No message needs a human"
        : "No message of this inbox is as asked for";
  }

  private boolean wantsWhatNeedsAHuman() {
    return !all && !unprocessed && !clientErrors && !parked;
  }

  /** The messages, in the order in which they were received within each state. */
  Stream<StoredMessage> messages(InboxStore store) {
    Stream<StoredMessage> selected = all ? store.receivedSince(span.since()) : Stream.empty();
    if (unprocessed || wantsWhatNeedsAHuman()) {
      selected = Stream.concat(selected, ofSpan(store.unprocessed()));
    }
    if (clientErrors || wantsWhatNeedsAHuman()) {
      selected = Stream.concat(selected, ofSpan(store.withClientErrors()));
    }
    return (all ? ofSpan(selected) : selected).filter(this::isWanted);
  }

  /** The bodies, in the order in which they were parked. */
  Stream<ParkedBody> bodies(InboxStore store) {
    boolean wanted = (parked || wantsWhatNeedsAHuman()) && type == null;
    return wanted
        ? store
            .parked()
            .filter(body -> span.contains(body.parkedAt()))
            .filter(body -> consumer == null || consumer.equals(body.queue()))
        : Stream.empty();
  }

  /** Rows come in their order, so that the end of the span ends the reading. */
  private Stream<StoredMessage> ofSpan(Stream<StoredMessage> messages) {
    Instant since = span.since();
    Instant until = span.until();
    return messages
        .takeWhile(message -> until == null || receivedAt(message).isBefore(until))
        .dropWhile(message -> receivedAt(message).isBefore(since));
  }

  private static Instant receivedAt(StoredMessage message) {
    return Objects.requireNonNull(message.message().receivedAt());
  }

  private boolean isWanted(StoredMessage stored) {
    return (consumer == null || consumer.equals(stored.consumer()))
        && (type == null
            || type.equals(stored.message().type())
            || type.equals(stored.message().wireType()));
  }
}
