package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.OperationJson;
import dev.cyclonelariat.migration.QuestionJson;
import dev.cyclonelariat.migration.journal.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as a file, to be looked at and applied later. */
public final class PlanJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private PlanJson() {}

  /** All of it. */
  public static String write(Plan plan) {
    ObjectNode root =
        JSON.createObjectNode().put("action", plan.action().name().toLowerCase(Locale.ROOT));
    ArrayNode migrations = root.putArray("migrations");
    for (PlannedMigration planned : plan.migrations()) {
      ObjectNode node =
          migrations
              .addObject()
              .put("version", planned.name().version().value())
              .put("title", planned.name().title())
              .put("checksum", planned.checksum());
      ArrayNode operations = node.putArray("operations");
      planned
          .operations()
          .forEach(operation -> operations.add(JSON.readTree(OperationJson.write(operation))));
      node.set("answers", JSON.readTree(QuestionJson.write(planned.answers())));
      ArrayNode notes = node.putArray("notes");
      planned.notes().forEach(notes::add);
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MigrationException if the text was not written here
   */
  public static Plan read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      List<PlannedMigration> migrations = new ArrayList<>();
      root.path("migrations").forEach(node -> migrations.add(migration(node)));
      return new Plan(action(root.path("action").asString("")), migrations);
    } catch (JacksonException e) {
      throw new MigrationException("This is no plan: " + e.getOriginalMessage(), e);
    }
  }

  private static Action action(String word) {
    try {
      return Action.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new MigrationException("This is no plan: there is no action '" + word + "'", e);
    }
  }

  private static PlannedMigration migration(JsonNode node) {
    List<Operation> operations = new ArrayList<>();
    node.path("operations")
        .forEach(child -> operations.add(OperationJson.read(JSON.writeValueAsString(child))));
    List<String> notes = new ArrayList<>();
    node.path("notes").forEach(note -> notes.add(note.asString("")));
    return new PlannedMigration(
        new MigrationName(
            new MigrationVersion(node.path("version").asLong()), node.path("title").asString("")),
        operations,
        QuestionJson.read(JSON.writeValueAsString(node.path("answers"))),
        node.path("checksum").asString(""),
        notes);
  }
}
