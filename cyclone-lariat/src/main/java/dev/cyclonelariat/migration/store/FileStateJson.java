package dev.cyclonelariat.migration.store;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.OperationJson;
import dev.cyclonelariat.migration.QuestionJson;
import dev.cyclonelariat.migration.journal.Action;
import dev.cyclonelariat.migration.journal.Journal;
import dev.cyclonelariat.migration.journal.LockHolder;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.RunState;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.StepState;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.journal.VersionState;
import dev.cyclonelariat.migration.journal.VersionStoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file store's file: JSON, indented, for a human to read. */
final class FileStateJson {

  private static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private FileStateJson() {}

  static String write(FileState state) {
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    write(root.putObject("lock").put("epoch", state.epoch()), state.holder());
    ArrayNode versions = root.putArray("versions");
    state.journal().versions().forEach(version -> write(versions.addObject(), version));
    ArrayNode runs = root.putArray("runs");
    state.journal().runs().forEach(run -> write(runs.addObject(), run));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void write(ObjectNode node, @Nullable LockHolder holder) {
    if (holder != null) {
      node.put("host", holder.host())
          .put("user", holder.user())
          .put("since", holder.since().toString())
          .put("until", holder.until().toString());
    }
  }

  private static void write(ObjectNode node, VersionRecord version) {
    node.put("version", version.version().value())
        .put("title", version.title())
        .put("checksum", version.checksum())
        .put("state", version.state().word())
        .put("applied_at", text(version.appliedAt()))
        .put("applied_by", version.appliedBy())
        .put("duration", text(version.duration()));
  }

  private static void write(ObjectNode node, MigrationRun run) {
    node.put("id", run.id())
        .put("version", run.version().value())
        .put("title", run.name().title())
        .put("action", lower(run.action()))
        .put("state", lower(run.state()))
        .put("checksum", run.checksum())
        .put("by", run.by())
        .put("started_at", run.startedAt().toString())
        .put("ended_at", text(run.endedAt()))
        .set("answers", JSON.readTree(QuestionJson.write(run.answers())));
    ArrayNode steps = node.putArray("steps");
    run.steps().forEach(step -> write(steps.addObject(), step));
  }

  private static void write(ObjectNode node, Step step) {
    node.put("state", lower(step.state()))
        .put("error", step.error())
        .put("started_at", text(step.startedAt()))
        .put("ended_at", text(step.endedAt()))
        .set("operation", JSON.readTree(OperationJson.write(step.operation())));
  }

  /**
   * @throws VersionStoreException if the text was not written here
   */
  static FileState read(String text) {
    if (text.isEmpty()) {
      return FileState.EMPTY;
    }
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt(0) != FORMAT) {
        throw new VersionStoreException(
            "The file that remembers migrations is of another format than "
                + FORMAT
                + ": was it written by a newer version?",
            null);
      }
      List<VersionRecord> versions = new ArrayList<>();
      root.path("versions").forEach(node -> versions.add(version(node)));
      List<MigrationRun> runs = new ArrayList<>();
      root.path("runs").forEach(node -> runs.add(run(node)));
      JsonNode lock = root.path("lock");
      return new FileState(lock.path("epoch").asLong(0), holder(lock), new Journal(versions, runs));
    } catch (JacksonException e) {
      throw new VersionStoreException("The file that remembers migrations is no JSON", e);
    }
  }

  private static @Nullable LockHolder holder(JsonNode node) {
    return node.has("host")
        ? new LockHolder(
            string(node, "host"), string(node, "user"), time(node, "since"), time(node, "until"))
        : null;
  }

  private static VersionRecord version(JsonNode node) {
    String duration = optional(node, "duration");
    return new VersionRecord(
        new MigrationVersion(node.path("version").asLong()),
        optional(node, "title"),
        optional(node, "checksum"),
        VersionState.of(string(node, "state")),
        optionalTime(node, "applied_at"),
        optional(node, "applied_by"),
        duration == null ? null : Duration.parse(duration));
  }

  private static MigrationRun run(JsonNode node) {
    List<Step> steps = new ArrayList<>();
    node.path("steps").forEach(step -> steps.add(step(steps.size() + 1, step)));
    return new MigrationRun(
        node.path("id").asLong(),
        new MigrationName(
            new MigrationVersion(node.path("version").asLong()), string(node, "title")),
        Action.valueOf(upper(node, "action")),
        RunState.valueOf(upper(node, "state")),
        string(node, "checksum"),
        QuestionJson.read(JSON.writeValueAsString(node.path("answers"))),
        string(node, "by"),
        time(node, "started_at"),
        optionalTime(node, "ended_at"),
        steps);
  }

  private static Step step(int number, JsonNode node) {
    return new Step(
        number,
        OperationJson.read(JSON.writeValueAsString(node.path("operation"))),
        StepState.valueOf(upper(node, "state")),
        optional(node, "error"),
        optionalTime(node, "started_at"),
        optionalTime(node, "ended_at"));
  }

  private static String string(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  private static @Nullable String optional(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() ? value.stringValue() : null;
  }

  private static Instant time(JsonNode node, String key) {
    return Instant.parse(string(node, key));
  }

  private static @Nullable Instant optionalTime(JsonNode node, String key) {
    String text = optional(node, key);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(JsonNode node, String key) {
    return string(node, key).toUpperCase(Locale.ROOT);
  }
}
