package dev.cyclonelariat.message;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message between services. Immutable and thread-safe.
 *
 * <p>A message may break the rules of its schema until it is checked: {@link #violations()} lists
 * what is wrong, publishing refuses it, and a body that breaks them is never decoded into one.
 *
 * <p>Two messages are equal when kind, uuid, publisher, type, version and client error message are
 * equal, and their sent, received and processed times fall into the same second.
 */
public abstract sealed class Message permits Event, Command, UnknownMessage {

  private final Envelope envelope;

  Message(Envelope envelope) {
    Objects.requireNonNull(envelope.uuid(), "uuid");
    Objects.requireNonNull(envelope.sentAt(), "sentAt");
    this.envelope = envelope;
  }

  /** What the message is. */
  public final Kind kind() {
    return envelope.kind();
  }

  /** Identifies the message everywhere, for ever. */
  public final UUID uuid() {
    return Objects.requireNonNull(envelope.uuid()).value();
  }

  /** The application that sent it; empty when the sender did not say, which is a violation. */
  public final String publisher() {
    return envelope.publisher();
  }

  /** What happened or shall happen, without the kind's prefix: {@code user_created}. */
  public final String type() {
    return envelope.type();
  }

  /** The {@code type} of the wire, with the kind's prefix: {@code event_user_created}. */
  public final String wireType() {
    return kind().wireType(type());
  }

  /** The version of the message schema: 1, or 2 with subject and object. */
  public final int version() {
    return envelope.version();
  }

  /**
   * The payload as a tree: unmodifiable {@link Map} and {@link List}, {@link String}, {@link
   * Boolean}, {@link Long} (or {@link java.math.BigInteger} beyond its range), {@link
   * java.math.BigDecimal}, and null for JSON null. Key order is the wire's. Never null.
   */
  public final Map<String, Object> data() {
    return envelope.data();
  }

  /**
   * The payload as a type of yours: a record, a bean, or anything else Jackson 3 can read. Unknown
   * keys are ignored; Jackson's annotations on the type are honoured.
   *
   * @throws dev.cyclonelariat.LariatException if the payload does not fit; the message names the
   *     key
   */
  public final <T> T data(Class<T> as) {
    return Payload.fromTree(data(), as, wireType());
  }

  /** Joins the messages that one request caused (X-Request-Id); null when there is none. */
  public final @Nullable UUID requestId() {
    return envelope.requestId() == null ? null : envelope.requestId().value();
  }

  /** When it was sent, to the millisecond, with the offset the sender wrote. */
  public final OffsetDateTime sentAt() {
    return Objects.requireNonNull(envelope.sentAt());
  }

  /** Who did it; null in version 1. */
  public final @Nullable EntityRef subject() {
    return envelope.subject();
  }

  /** To what it was done; null in version 1. */
  public final @Nullable EntityRef object() {
    return envelope.object();
  }

  /** The group whose order a FIFO resource keeps; null outside FIFO. Not part of the body. */
  public final @Nullable String groupId() {
    return envelope.groupId();
  }

  /** What a FIFO resource recognises repeats by; null to use the uuid. Not part of the body. */
  public final @Nullable String deduplicationId() {
    return envelope.deduplicationId();
  }

  /** Why publishing failed last; null outside the outbox. */
  public final @Nullable String sendingError() {
    return envelope.store().sendingError();
  }

  /** The business error its handling ended with; null outside the inbox, and without one. */
  public final @Nullable ClientError clientError() {
    return envelope.store().clientError();
  }

  /** When the inbox first saw it; null outside the inbox. */
  public final @Nullable Instant receivedAt() {
    return envelope.store().receivedAt();
  }

  /** When its handling was finished; null outside the inbox, and while it is not. */
  public final @Nullable Instant processedAt() {
    return envelope.store().processedAt();
  }

  /** Everything that breaks the rules of the message's schema, at once; empty when it is valid. */
  public final List<Violation> violations() {
    Violations violations = new Violations();
    SchemaRules.check(envelope, violations);
    return violations.list();
  }

  /**
   * Checks the rules of the message's schema.
   *
   * @throws InvalidMessageException listing all violations, if there are any
   */
  public final void validate() {
    InvalidMessageException.throwIfAny(violations());
  }

  /** A copy that carries what a store knows of it. */
  public final Message withStoreState(StoreState store) {
    return new MessageBuilder<>(envelope, Envelope::toMessage).store(store).build();
  }

  /** A copy that belongs to a request (X-Request-Id). */
  public final Message withRequestId(UUID requestId) {
    return new MessageBuilder<>(envelope, Envelope::toMessage).requestId(requestId).build();
  }

  final Envelope envelope() {
    return envelope;
  }

  @Override
  public final boolean equals(Object other) {
    return this == other || (other instanceof Message that && identity().equals(that.identity()));
  }

  @Override
  public final int hashCode() {
    return uuid().hashCode();
  }

  private List<@Nullable Object> identity() {
    return Arrays.asList(
        kind(),
        uuid(),
        publisher(),
        type(),
        version(),
        clientError() == null ? null : clientError().message(),
        sentAt().toEpochSecond(),
        second(receivedAt()),
        second(processedAt()));
  }

  private static @Nullable Long second(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }

  /** Names the message without its data: {@code event_user_created f2ce3813-… from users}. */
  @Override
  public final String toString() {
    return wireType() + " " + uuid() + " from " + publisher();
  }
}
