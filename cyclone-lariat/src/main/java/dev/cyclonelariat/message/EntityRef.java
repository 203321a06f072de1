package dev.cyclonelariat.message;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Names one entity: the {@code subject} that did something, or the {@code object} it was done to.
 * Equal when type, UUID (in any letter case) and further keys are equal. Immutable.
 */
public final class EntityRef {

  static final String TYPE = "type";
  static final String UUID_KEY = "uuid";

  private final String type;
  private final WrittenUuid uuid;
  private final Map<String, Object> extra;

  EntityRef(String type, WrittenUuid uuid, Map<String, ?> extra) {
    this.type = Objects.requireNonNull(type, "type");
    this.uuid = uuid;
    this.extra = Tree.freeze(extra);
  }

  /**
   * Names an entity.
   *
   * @param type what the entity is, such as {@code user}
   * @param uuid which one it is
   */
  public static EntityRef of(String type, UUID uuid) {
    return new EntityRef(type, WrittenUuid.of(uuid), Map.of());
  }

  /**
   * Names an entity by the text of its UUID.
   *
   * @param type what the entity is, such as {@code user}
   * @param uuid which one it is, as 8-4-4-4-12 hex; its letter case is kept on the wire
   * @throws IllegalArgumentException if {@code uuid} has another form
   */
  public static EntityRef of(String type, String uuid) {
    return new EntityRef(type, WrittenUuid.require(uuid), Map.of());
  }

  /**
   * A copy that carries further keys beside {@code type} and {@code uuid}.
   *
   * @param extra any tree that {@link Message#data()} could hold
   * @throws IllegalArgumentException if {@code extra} holds {@code type} or {@code uuid}, or is no
   *     JSON tree
   */
  public EntityRef with(Map<String, ?> extra) {
    if (extra.containsKey(TYPE) || extra.containsKey(UUID_KEY)) {
      throw new IllegalArgumentException("'type' and 'uuid' are not further keys of an entity");
    }
    return new EntityRef(type, uuid, extra);
  }

  /** What the entity is, such as {@code user}. */
  public String type() {
    return type;
  }

  /** Which entity it is. */
  public UUID uuid() {
    return uuid.value();
  }

  /** Keys beside {@code type} and {@code uuid}, in their order on the wire; unmodifiable. */
  public Map<String, Object> extra() {
    return extra;
  }

  String writtenUuid() {
    return uuid.text();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EntityRef that
        && type.equals(that.type)
        && uuid.equals(that.uuid)
        && extra.equals(that.extra);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, uuid);
  }

  /** {@code user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef}. */
  @Override
  public String toString() {
    return type + ":" + uuid;
  }
}
