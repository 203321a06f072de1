package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.MessageJson;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.ClientError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of an inbox.
 *
 * @param stored as the inbox keeps it
 */
public record MessageRow(StoredMessage stored) implements Row {

  @Override
  public List<String> cells() {
    return List.of(
        text(stored.message().receivedAt()),
        state(),
        stored.message().wireType(),
        stored.message().uuid().toString(),
        consumer(),
        Integer.toString(stored.attempts()),
        trouble());
  }

  @Override
  public String json() {
    return MessageJson.of(fields(), stored.message());
  }

  /** What the inbox knows of it beside the message itself. */
  public Fields fields() {
    ClientError error = stored.message().clientError();
    Duration handled = stored.handled();
    return new Fields()
        .with("state", state())
        .with("consumer", stored.consumer())
        .with("queue", stored.queue())
        .with("group_id", stored.message().groupId())
        .with("attempts", stored.attempts())
        .with("received_at", orNull(stored.message().receivedAt()))
        .with("processed_at", orNull(stored.message().processedAt()))
        .with("handled_ms", handled == null ? null : handled.toMillis())
        .with("leased_until", orNull(stored.leasedUntil()))
        .with("client_error", error == null ? null : error.message())
        .with("client_error_details", error == null ? null : error.details())
        .with("last_error", stored.lastError())
        .with("changed_before_saved", stored.dataChanged() ? true : null)
        .with("resolution", stored.resolution());
  }

  /** What became of it, in lower case. */
  public String state() {
    return stored.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Why it was not handled with success, or how that was settled; empty otherwise. */
  public String trouble() {
    ClientError error = stored.message().clientError();
    if (stored.resolution() != null) {
      return stored.resolution();
    } else if (error != null) {
      return error.message();
    }
    return stored.message().processedAt() == null
        ? Objects.requireNonNullElse(stored.lastError(), "")
        : "";
  }

  private String consumer() {
    return Objects.requireNonNullElse(stored.consumer(), "(Ruby)");
  }

  private static String text(@Nullable Instant time) {
    return time == null ? "" : time.toString();
  }

  private static @Nullable String orNull(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
