package dev.cyclonelariat.message;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds one message. What is not said is filled in: a random uuid, the time of {@link #build()},
 * empty data, and version 1, or 2 as soon as a subject or an object is named. Not thread-safe.
 *
 * @param <M> the kind of message built
 */
public final class MessageBuilder<M extends Message> {

  private static final int UNSAID = 0;

  private final Function<Envelope, M> constructor;
  private final Kind kind;
  private final String type;
  private Clock clock = Clock.systemUTC();
  private @Nullable WrittenUuid uuid;
  private String publisher = "";
  private int version = UNSAID;
  private Map<String, Object> data = Map.of();
  private @Nullable WrittenUuid requestId;
  private @Nullable OffsetDateTime sentAt;
  private @Nullable EntityRef subject;
  private @Nullable EntityRef object;
  private @Nullable String groupId;
  private @Nullable String deduplicationId;
  private StoreState store = StoreState.NONE;

  private MessageBuilder(Kind kind, String type, Function<Envelope, M> constructor) {
    this.kind = kind;
    this.type = type;
    this.constructor = constructor;
  }

  MessageBuilder(Envelope from, Function<Envelope, M> constructor) {
    this(from.kind(), from.type(), constructor);
    uuid = from.uuid();
    publisher = from.publisher();
    version = from.version();
    data = from.data();
    requestId = from.requestId();
    sentAt = from.sentAt();
    subject = from.subject();
    object = from.object();
    groupId = from.groupId();
    deduplicationId = from.deduplicationId();
    store = from.store();
  }

  static <M extends Message> MessageBuilder<M> of(
      Kind kind, String type, Function<Envelope, M> constructor) {
    return new MessageBuilder<>(kind, type, constructor);
  }

  /**
   * Begins a message of any kind: for stores that give back what was received.
   *
   * @param type without the kind's prefix
   */
  public static MessageBuilder<Message> restore(Kind kind, String type) {
    return of(kind, type, Envelope::toMessage);
  }

  /** The message's identity; random unless said. */
  public MessageBuilder<M> uuid(UUID uuid) {
    this.uuid = WrittenUuid.of(uuid);
    return this;
  }

  /**
   * The message's identity, keeping its letter case on the wire.
   *
   * @throws IllegalArgumentException if it is not 8-4-4-4-12 hex
   */
  public MessageBuilder<M> uuid(String uuid) {
    this.uuid = WrittenUuid.require(uuid);
    return this;
  }

  /** The application that sends it. Required. */
  public MessageBuilder<M> publisher(String publisher) {
    this.publisher = publisher;
    return this;
  }

  /** The version of the message schema, 1 or 2. */
  public MessageBuilder<M> version(int version) {
    this.version = version;
    return this;
  }

  /**
   * The payload: a map, a record, a bean, or anything else that Jackson 3 writes as a JSON object.
   * It is copied.
   *
   * @throws IllegalArgumentException if it is no JSON object, or nested more than 99 levels deep,
   *     which Ruby consumers cannot read
   */
  public MessageBuilder<M> data(Object data) {
    Object tree = data instanceof Map<?, ?> ? data : Payload.toTree(data);
    if (!(tree instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "The data of a message must be a JSON object; " + data.getClass().getName() + " is none");
    }
    this.data = Tree.freeze(map);
    return this;
  }

  /** Joins the messages that one request caused (X-Request-Id). */
  public MessageBuilder<M> requestId(@Nullable UUID requestId) {
    this.requestId = requestId == null ? null : WrittenUuid.of(requestId);
    return this;
  }

  /**
   * Joins the messages that one request caused (X-Request-Id), keeping its letter case on the wire.
   *
   * @throws IllegalArgumentException if it is not 8-4-4-4-12 hex
   */
  public MessageBuilder<M> requestId(String requestId) {
    this.requestId = WrittenUuid.require(requestId);
    return this;
  }

  /** When it is sent; cut to milliseconds, its offset is kept. The time of building unless said. */
  public MessageBuilder<M> sentAt(OffsetDateTime sentAt) {
    this.sentAt = SentAt.normalize(sentAt);
    return this;
  }

  /** When it is sent, written in UTC; cut to milliseconds. */
  public MessageBuilder<M> sentAt(Instant sentAt) {
    return sentAt(sentAt.atOffset(ZoneOffset.UTC));
  }

  /** Who did it. Version 2 only. */
  public MessageBuilder<M> subject(EntityRef subject) {
    this.subject = subject;
    return this;
  }

  /** Who did it. Version 2 only. */
  public MessageBuilder<M> subject(String type, UUID uuid) {
    return subject(EntityRef.of(type, uuid));
  }

  /** To what it was done. Version 2 only. */
  public MessageBuilder<M> object(EntityRef object) {
    this.object = object;
    return this;
  }

  /** To what it was done. Version 2 only. */
  public MessageBuilder<M> object(String type, UUID uuid) {
    return object(EntityRef.of(type, uuid));
  }

  /** The group whose order a FIFO resource keeps. Travels beside the body. */
  public MessageBuilder<M> groupId(@Nullable String groupId) {
    this.groupId = groupId;
    return this;
  }

  /** What a FIFO resource recognises repeats by; the uuid unless said. Travels beside the body. */
  public MessageBuilder<M> deduplicationId(@Nullable String deduplicationId) {
    this.deduplicationId = deduplicationId;
    return this;
  }

  /** Where {@code sent_at} comes from when it is not said. */
  public MessageBuilder<M> clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  MessageBuilder<M> store(StoreState store) {
    this.store = store;
    return this;
  }

  /** The message, which may still break its schema: see {@link Message#violations()}. */
  public M build() {
    return constructor.apply(
        new Envelope(
            kind,
            uuid == null ? WrittenUuid.of(UUID.randomUUID()) : uuid,
            publisher,
            type,
            version == UNSAID ? impliedVersion() : version,
            data,
            requestId,
            sentAt == null ? SentAt.normalize(OffsetDateTime.now(clock)) : sentAt,
            subject,
            object,
            groupId,
            deduplicationId,
            store));
  }

  private int impliedVersion() {
    return subject == null && object == null ? 1 : 2;
  }
}
