package dev.cyclonelariat.foreign;

import dev.cyclonelariat.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of ours out of the bodies of others; it is not asked for those that are ours
 * already. Called by several threads at once.
 */
@FunctionalInterface
public interface ForeignMapper {

  /**
   * Maps one body, and does nothing else: no calls, no writes.
   *
   * @return a message begun with {@link ForeignBody#event} or {@link ForeignBody#command}; null if
   *     it knows of no such body, which nobody can read then
   * @throws Exception if it cannot make anything of the body, which is then treated like any body
   *     that nobody can read
   */
  @Nullable Message map(ForeignBody body) throws Exception;
}
