package dev.cyclonelariat.examples;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Outcome;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The worker's pipeline inside AWS Lambda. A class of yours gives it the application's data source
 * in a constructor without parameters, which Lambda calls once for each environment.
 */
class LambdaFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final Pipeline pipeline;

  LambdaFunction(DataSource database) {
    pipeline =
        Pipeline.builder()
            .inbox(JdbcInbox.of(database))
            .onEvent("user_created", UserCreated.class, Consuming::welcome)
            .build();
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context lambda) {
    List<Delivery> deliveries = event.getRecords().stream().map(this::delivery).toList();
    List<Outcome> outcomes = pipeline.processAll(deliveries);
    List<BatchItemFailure> failures = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (!outcomes.get(i).isAcknowledged()) {
        failures.add(new BatchItemFailure(deliveries.get(i).messageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private Delivery delivery(SQSMessage message) {
    Map<String, String> attributes = new HashMap<>();
    message
        .getMessageAttributes()
        .forEach(
            (name, attribute) -> {
              if (attribute.getStringValue() != null) {
                attributes.put(name, attribute.getStringValue());
              }
            });
    String arn = message.getEventSourceArn();
    Map<String, String> system = message.getAttributes();
    return new Delivery(
        arn.substring(arn.lastIndexOf(':') + 1),
        message.getMessageId(),
        message.getBody(),
        attributes,
        Integer.parseInt(system.get("ApproximateReceiveCount")),
        system.get("MessageGroupId"),
        Instant.ofEpochMilli(Long.parseLong(system.get("SentTimestamp"))));
  }
}
