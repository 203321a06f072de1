package dev.cyclonelariat.cli.consume;

import dev.cyclonelariat.cli.queue.Taking.Taken;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.handling.Inbox;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.notify.Notifier;
import dev.cyclonelariat.pipeline.Pipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Prints deliveries, each as one line; with an inbox, each message once. */
final class Printer {

  private final Shell shell;
  private final Pipeline pipeline;

  Printer(Shell shell, @Nullable Inbox inbox) {
    this.shell = shell;
    Pipeline.Builder settings =
        Pipeline.builder()
            .middleware((context, next) -> print(context))
            .notifier(new Notifier() {}); // This class tells it all.
    if (inbox != null) {
      settings.inbox(
          errors -> inbox.middleware(errors)); // Without its rule for what cannot be read.
    }
    pipeline = settings.build();
  }

  /**
   * Prints one delivery.
   *
   * @throws Exception if the inbox fails
   */
  Taken print(Delivery delivery) throws Exception {
    Outcome outcome = pipeline.process(delivery);
    if (outcome instanceof Outcome.Retry retry) {
      return notPrinted(delivery, retry);
    }
    return outcome instanceof Outcome.Duplicate ? Taken.SKIPPED : Taken.PRINTED;
  }

  /** The last link of the chain, so that an inbox forgets a message that could not be printed. */
  private Outcome print(HandlerContext context) {
    return print(MessageLine.of(context))
        ? new Outcome.Done()
        : new Outcome.Retry(Duration.ZERO, null);
  }

  private Taken notPrinted(Delivery delivery, Outcome.Retry retry) throws Exception {
    if (retry.cause() instanceof InvalidMessageException invalid) {
      return print(MessageLine.of(delivery, invalid)) ? Taken.UNREADABLE : Taken.UNHEARD;
    } else if (retry.cause() instanceof Exception e) {
      throw e;
    }
    return shell.out().checkError() ? Taken.UNHEARD : Taken.PUT_OFF;
  }

  private boolean print(String line) {
    shell.out().println(line);
    return !shell.out().checkError();
  }
}
