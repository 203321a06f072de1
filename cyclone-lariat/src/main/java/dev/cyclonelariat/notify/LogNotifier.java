package dev.cyclonelariat.notify;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.ClientError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes through SLF4J: business errors, failures and parked messages at ERROR, received messages
 * at DEBUG. What a message holds is written where the logger is at DEBUG, and nowhere else.
 * Immutable and thread-safe.
 */
public final class LogNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

  private final Logger logger;
  private final Level minimum;
  private final boolean pretty;

  private LogNotifier(Logger logger, Level minimum, boolean pretty) {
    this.logger = logger;
    this.minimum = minimum;
    this.pretty = pretty;
  }

  /** One line for each, to the logger named after this class. */
  public static LogNotifier plain() {
    return new LogNotifier(LOG, Level.TRACE, false);
  }

  /** Indented JSON for each, to the logger named after this class. */
  public static LogNotifier pretty() {
    return new LogNotifier(LOG, Level.TRACE, true);
  }

  /** A copy that writes nothing below a level. */
  public LogNotifier minimum(Level level) {
    return new LogNotifier(logger, level, pretty);
  }

  /** A copy that writes to a logger of yours. */
  public LogNotifier logger(Logger logger) {
    return new LogNotifier(logger, minimum, pretty);
  }

  @Override
  public void received(HandlerContext context) {
    write(Level.DEBUG, "received", context, null, null);
  }

  @Override
  public void businessError(HandlerContext context, ClientError error) {
    write(Level.ERROR, "ended with a business error", context, error, null);
  }

  @Override
  public void error(HandlerContext context, Throwable cause) {
    String what =
        context.messageIfDecoded() == null
            ? "cannot be read and stays on the queue"
            : "failed and will be delivered again";
    write(Level.ERROR, what, context, null, cause);
  }

  @Override
  public void parked(HandlerContext context, String reason) {
    write(Level.ERROR, "cannot be read and is parked: " + reason, context, null, null);
  }

  private void write(
      Level level,
      String what,
      HandlerContext context,
      @Nullable ClientError error,
      @Nullable Throwable cause) {
    if (level.toInt() < minimum.toInt() || !logger.isEnabledForLevel(level)) {
      return;
    }
    Report report = new Report(what, context, error, cause, logger.isDebugEnabled());
    // Our own exceptions say all in their text; a trace of where we found out would bury it.
    Throwable trace = cause instanceof LariatException ? null : cause;
    logger.atLevel(level).setCause(trace).log(pretty ? report.json() : report.line());
  }
}
