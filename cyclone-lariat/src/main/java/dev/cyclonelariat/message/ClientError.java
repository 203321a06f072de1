package dev.cyclonelariat.message;

import java.util.Map;
import java.util.Objects;

/**
 * A business error kept for a human: the sender's fault, so that trying again cannot help.
 *
 * @param message what is wrong, for a human
 * @param details what helps to mend it, as a JSON tree; unmodifiable, empty when there is nothing
 *     more to say
 */
public record ClientError(String message, Map<String, Object> details) {

  /** Copies {@code details}; they may hold anything {@link MessageBuilder#data(Object)} takes. */
  public ClientError {
    Objects.requireNonNull(message, "message");
    details = Tree.freeze(details);
  }

  /** Says what is wrong; {@code details} may hold whatever {@link MessageBuilder#data} takes. */
  public static ClientError of(String message, Map<String, ?> details) {
    return new ClientError(message, Tree.freeze(details));
  }
}
