package dev.cyclonelariat.tracing;

import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.HandlingScope;
import dev.cyclonelariat.message.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts {@code request_id}, {@code uuid}, {@code type} and {@code queue} into SLF4J's MDC while a
 * message is handled. {@code type} is as on the wire: {@code event_user_created}.
 */
public final class LogFields implements HandlingScope {

  private static final String[] KEYS = {"request_id", "uuid", "type", "queue"};

  @Override
  public Open open(HandlerContext context) {
    Message message = context.messageIfDecoded();
    return message == null
        ? put(null, null, null, context.delivery().queue())
        : put(
            message.requestId() == null ? null : message.requestId().toString(),
            message.uuid().toString(),
            message.wireType(),
            context.delivery().queue());
  }

  private static Open put(@Nullable String... values) {
    @Nullable String[] before = new @Nullable String[KEYS.length];
    for (int i = 0; i < KEYS.length; i++) {
      before[i] = MDC.get(KEYS[i]);
      set(KEYS[i], values[i]);
    }
    return () -> {
      for (int i = 0; i < KEYS.length; i++) {
        set(KEYS[i], before[i]);
      }
    };
  }

  private static void set(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
