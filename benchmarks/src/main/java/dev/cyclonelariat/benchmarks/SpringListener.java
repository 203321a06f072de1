package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.message.MessageCodec;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What stands behind Spring Cloud AWS's {@code @SqsListener}, tuned for throughput. */
final class SpringListener extends Consumption {

  private static final int TUNED = 100;

  private final SqsAsyncClient sqs;
  private final NoteHandler handler;
  private @Nullable SqsMessageListenerContainer<String> container;

  SpringListener(
      LocalSnsSqs server,
      Lariat lariat,
      String name,
      int messages,
      SqsAsyncClient sqs,
      NoteHandler handler) {
    super(server, lariat, name, messages);
    this.sqs = sqs;
    this.handler = handler;
  }

  @Override
  void start() {
    container =
        SqsMessageListenerContainer.<String>builder()
            .sqsAsyncClient(sqs)
            .queueNames(queue())
            .messageListener(message -> handler.handle(MessageCodec.decode(message.getPayload())))
            .configure(options -> options.maxConcurrentMessages(TUNED).maxMessagesPerPoll(TUNED))
            .build();
    container.start();
  }

  @Override
  public void cleanUp() {
    if (container != null) {
      container.stop();
    }
  }
}
