package dev.cyclonelariat.inbox.store;

import dev.cyclonelariat.message.EntityRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which actions are wanted: those of an entity, those done to it, or both. Immutable.
 *
 * @param entity whom they are about; its type and uuid count
 * @param side as what it takes part
 * @param from none before this time is wanted
 * @param until none from this time on is wanted; null for no end
 * @param withRequests whether all messages of the same requests are wanted too
 */
public record ActionLog(
    EntityRef entity, Side side, Instant from, @Nullable Instant until, boolean withRequests) {

  private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

  /** As what an entity takes part in an action. */
  public enum Side {
    /** It did it. */
    SUBJECT,
    /** It was done to it. */
    OBJECT,
    /** Either. */
    EITHER
  }

  /** What the entity did. */
  public static ActionLog ofSubject(EntityRef subject) {
    return new ActionLog(subject, Side.SUBJECT, BEGINNING, null, false);
  }

  /** What was done to the entity. */
  public static ActionLog ofObject(EntityRef object) {
    return new ActionLog(object, Side.OBJECT, BEGINNING, null, false);
  }

  /** What the entity did, and what was done to it. */
  public static ActionLog about(EntityRef entity) {
    return new ActionLog(entity, Side.EITHER, BEGINNING, null, false);
  }

  /**
   * A copy for a span of time.
   *
   * @param until null for no end
   */
  public ActionLog between(Instant from, @Nullable Instant until) {
    return new ActionLog(entity, side, from, until, withRequests);
  }

  /** A copy that also wants what else the same requests have caused. */
  public ActionLog joinedByRequest() {
    return new ActionLog(entity, side, from, until, true);
  }
}
