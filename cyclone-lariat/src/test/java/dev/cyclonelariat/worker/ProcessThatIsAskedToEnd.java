package dev.cyclonelariat.worker;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LocalAws;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/**
 * A process with a handler that returns only once its worker is being closed.
 *
 * <p>Arguments: the broker's endpoint, and whether the worker shall end with the process.
 */
final class ProcessThatIsAskedToEnd {

  private ProcessThatIsAskedToEnd() {}

  public static void main(String[] arguments) throws InterruptedException {
    boolean closesItself = Boolean.parseBoolean(arguments[1]);
    Lariat lariat = Lariat.of(LocalAws.settingsAt(URI.create(arguments[0])).build());
    CountDownLatch mayReturn = new CountDownLatch(1);
    WorkerBuilder builder =
        lariat
            .worker()
            .queue(closesItself ? WorkerFixture.MAILS : WorkerFixture.FIFO)
            .fallback(
                (message, context) -> {
                  System.out.println("inside");
                  mayReturn.await();
                });
    if (closesItself) {
      builder.closeOnShutdown();
    }
    builder.start().awaitClosed();
    mayReturn.countDown();
  }
}
