package dev.cyclonelariat.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic or a queue, known by its name alone; region and account are joined to it by {@link
 * #arn(Account)}. A name that follows the scheme {@code
 * <instance>-<kind>-<literal>-<publisher>-<type>} is <em>standard</em>, any other <em>custom</em>.
 * Equal by type and name. Immutable.
 */
public abstract sealed class Resource permits Topic, Queue {

  private final ResourceName name;

  Resource(ResourceName name) {
    this.name = name;
  }

  /** The name AWS knows, with {@code .fifo} where it applies. */
  public final String name() {
    return name.text();
  }

  /** Whether it keeps order inside groups and recognises repeats. */
  public final boolean isFifo() {
    return name.fifo();
  }

  /** Whether the name follows the scheme. */
  public final boolean isStandard() {
    return name.isStandard();
  }

  /** The opposite of {@link #isStandard()}. */
  public final boolean isCustom() {
    return !isStandard();
  }

  /** Which installation it belongs to, such as {@code production}; empty for custom names. */
  public final Optional<String> instance() {
    return name.part(ResourceName.INSTANCE);
  }

  /** {@code event} or {@code command}; empty for custom names. */
  public final Optional<String> kind() {
    return name.part(ResourceName.KIND);
  }

  /** Who feeds it, {@code any} for several applications; empty for custom names. */
  public final Optional<String> publisher() {
    return name.part(ResourceName.PUBLISHER);
  }

  /** The type of message it carries, {@code all} for all types; empty for custom names. */
  public final Optional<String> type() {
    return name.part(ResourceName.TYPE);
  }

  /** Its ARN in an account. */
  public abstract Arn arn(Account account);

  /** The tags it is created with, which the Ruby gem writes and reads too. */
  public final Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("standard", String.valueOf(isStandard()));
    if (isCustom()) {
      tags.put("name", name());
    } else {
      instance().ifPresent(value -> tags.put("instance", value));
      kind().ifPresent(value -> tags.put("kind", value));
      publisher().ifPresent(value -> tags.put("publisher", value));
      type().ifPresent(value -> tags.put("type", value));
      addTags(tags);
    }
    tags.put("fifo", String.valueOf(isFifo()));
    return Map.copyOf(tags);
  }

  /** Adds the tags that only this type of resource has. */
  abstract void addTags(Map<String, String> tags);

  final Map<String, String> fifoAttributes(String fifoAttribute, boolean contentBased) {
    if (!isFifo()) {
      if (contentBased) {
        throw new IllegalArgumentException(
            "Only FIFO resources can deduplicate by content; " + name() + " is not one");
      }
      return Map.of();
    }
    return contentBased
        ? Map.of(fifoAttribute, "true", "ContentBasedDeduplication", "true")
        : Map.of(fifoAttribute, "true");
  }

  final ResourceName resourceName() {
    return name;
  }

  final List<String> parts() {
    return name.parts();
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof Resource that
        && getClass() == that.getClass()
        && name().equals(that.name());
  }

  @Override
  public final int hashCode() {
    return name().hashCode();
  }

  /** The name. */
  @Override
  public final String toString() {
    return name();
  }
}
