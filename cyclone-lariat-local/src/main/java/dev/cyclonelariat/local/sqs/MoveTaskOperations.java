package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import dev.cyclonelariat.local.message.MessageIds;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** StartMessageMoveTask, ListMessageMoveTasks, CancelMessageMoveTask. */
final class MoveTaskOperations {
  private static final int MAX_RATE = 500;
  private static final int MAX_RESULTS = 10;

  private final Queues queues;
  private final QueueTraffic traffic;
  private final MoveTasks tasks;

  MoveTaskOperations(Queues queues, QueueTraffic traffic, MoveTasks tasks) {
    this.queues = queues;
    this.traffic = traffic;
    this.tasks = tasks;
  }

  Struct start(Call call) {
    LocalQueue source = queue(call.arguments().string("SourceArn"), "SourceArn");
    String destination = call.arguments().string("DestinationArn");
    if (destination != null) {
      queue(destination, "DestinationArn");
    }
    if (queues.all().stream().noneMatch(queue -> QueueOperations.givesUpTo(queue, source))) {
      throw SqsErrors.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
    }
    Integer rate = call.arguments().integer("MaxNumberOfMessagesPerSecond");
    if (rate != null && (rate < 1 || rate > MAX_RATE)) {
      throw SqsErrors.invalidParameter(
          "MaxNumberOfMessagesPerSecond", rate, "Must be between 1 and 500, if provided.");
    }
    if (tasks.of(source).stream().anyMatch(MoveTask::isRunning)) {
      throw SqsErrors.invalidParameter(
          "There is already a task running. Only one active task is allowed for a source queue arn"
              + " at a given time.");
    }
    long now = traffic.now();
    MoveTask task =
        new MoveTask(
            MessageIds.next(),
            source,
            destination,
            rate,
            now,
            source.messages().counts(now).available());
    tasks.start(task);
    return new Struct().with("TaskHandle", handle(task));
  }

  private LocalQueue queue(@Nullable String text, String parameter) {
    if (text == null || text.isEmpty()) {
      throw SqsErrors.missingParameter(parameter);
    }
    Arn arn = Arn.parse(text);
    LocalQueue queue = arn == null ? null : queues.find(arn);
    if (queue == null) {
      throw SqsErrors.resourceNotFound(
          "The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }
    return queue;
  }

  private static String handle(MoveTask task) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("taskId", task.id);
    parts.put("sourceArn", task.source.arn());
    return Base64.getEncoder().encodeToString(Json.write(parts).getBytes(StandardCharsets.UTF_8));
  }

  Struct list(Call call) {
    LocalQueue source = queue(call.arguments().string("SourceArn"), "SourceArn");
    Integer max = call.arguments().integer("MaxResults");
    if (max != null && (max < 1 || max > MAX_RESULTS)) {
      throw SqsErrors.invalidParameter("MaxResults", max, "Must be between 1 and 10, if provided.");
    }
    List<Struct> results = new ArrayList<>();
    tasks.of(source).stream()
        .limit(max == null ? 1 : max)
        .forEach(task -> results.add(struct(task)));
    return new Struct().withNonEmpty("Results", results);
  }

  private static Struct struct(MoveTask task) {
    return new Struct()
        .with("TaskHandle", task.isRunning() ? handle(task) : null)
        .with("Status", task.status.name())
        .with("SourceArn", task.source.arn())
        .with("DestinationArn", task.destinationArn)
        .with("MaxNumberOfMessagesPerSecond", task.rate)
        .with("ApproximateNumberOfMessagesMoved", task.moved)
        .with("ApproximateNumberOfMessagesToMove", task.toMove)
        .with("FailureReason", task.failure)
        .with("StartedTimestamp", task.startedAt);
  }

  Struct cancel(Call call) {
    Map<String, Object> parts = parts(call.arguments().stringOrEmpty("TaskHandle"));
    queue(String.valueOf(parts.get("sourceArn")), "SourceArn");
    MoveTask task = tasks.find(String.valueOf(parts.get("taskId")));
    if (task == null) {
      throw SqsErrors.resourceNotFound("Task does not exist.");
    }
    if (!task.isRunning()) {
      throw SqsErrors.resourceNotFound("Only active tasks can be cancelled.");
    }
    task.status = MoveTask.Status.CANCELLED;
    return new Struct().with("ApproximateNumberOfMessagesMoved", task.moved);
  }

  private static Map<String, Object> parts(String handle) {
    try {
      String json = new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8);
      Map<String, Object> parts = Json.parseObject(json);
      if (parts.containsKey("taskId") && parts.containsKey("sourceArn")) {
        return parts;
      }
    } catch (IllegalArgumentException | JsonSyntaxException e) {
      // refused below
    }
    throw SqsErrors.invalidParameter("Value for parameter TaskHandle is invalid.");
  }
}
