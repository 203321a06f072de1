package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions with their answers as JSON, for the journal. */
public final class QuestionJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private QuestionJson() {}

  /** All of them as a JSON array, in a fixed order. */
  public static String write(Map<Question, Boolean> answers) {
    ArrayNode array = JSON.createArrayNode();
    answers.entrySet().stream()
        .sorted(Comparator.comparing(answer -> answer.getKey().toString()))
        .forEach(answer -> put(array.addObject(), answer.getKey()).put("is", answer.getValue()));
    return JSON.writeValueAsString(array);
  }

  private static ObjectNode put(ObjectNode node, Question question) {
    if (question instanceof Question.Exists exists) {
      String name = exists.resource().name();
      return node.put(exists.resource() instanceof Topic ? "topic" : "queue", name);
    }
    Question.Subscribed subscribed = (Question.Subscribed) question;
    return node.put("topic", subscribed.topic().name()).put("queue", subscribed.queue().name());
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MigrationException if the text was not written here
   */
  public static Map<Question, Boolean> read(String text) {
    try {
      Map<Question, Boolean> answers = new LinkedHashMap<>();
      JSON.readTree(text).forEach(node -> answers.put(question(node), node.path("is").asBoolean()));
      return answers;
    } catch (JacksonException e) {
      throw new MigrationException("The journal of migrations holds no JSON: " + text, e);
    }
  }

  private static Question question(JsonNode node) {
    String topic = node.path("topic").asString("");
    String queue = node.path("queue").asString("");
    if (queue.isEmpty()) {
      return new Question.Exists(Topic.parse(topic));
    }
    return topic.isEmpty()
        ? new Question.Exists(Queue.parse(queue))
        : new Question.Subscribed(Topic.parse(topic), Queue.parse(queue));
  }
}
