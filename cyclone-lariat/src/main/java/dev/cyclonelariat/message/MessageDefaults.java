package dev.cyclonelariat.message;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What every message of one application has in common.
 *
 * @param publisher the application's name; empty leaves it to each message
 * @param version the version of the message schema, 1 or 2; null means 1, or 2 as soon as a subject
 *     or an object is named
 * @param clock where {@code sent_at} comes from
 */
public record MessageDefaults(String publisher, @Nullable Integer version, Clock clock) {

  /**
   * Begins an event of this application.
   *
   * @param type what has happened, without a prefix: {@code user_created}
   */
  public MessageBuilder<Event> event(String type) {
    return prefill(Event.builder(type));
  }

  /**
   * Begins a command of this application.
   *
   * @param type what shall be done, without a prefix: {@code register_user}
   */
  public MessageBuilder<Command> command(String type) {
    return prefill(Command.builder(type));
  }

  private <M extends Message> MessageBuilder<M> prefill(MessageBuilder<M> builder) {
    builder.publisher(publisher).clock(clock);
    return version == null ? builder : builder.version(version);
  }
}
