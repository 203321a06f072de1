package dev.cyclonelariat.local.topology;

import dev.cyclonelariat.local.json.Json;
import dev.cyclonelariat.local.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Topologies as JSON files. */
public final class TopologyFile {

  private TopologyFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it does not hold a topology
   * @throws UncheckedIOException if it cannot be read
   */
  public static Topology read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " does not hold a topology; mend or delete it: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file; whoever reads it meanwhile sees the old or the new content.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Topology topology) {
    try {
      Path absolute = file.toAbsolutePath();
      Path beside = absolute.resolveSibling(absolute.getFileName() + ".tmp");
      Files.writeString(beside, print(topology));
      Files.move(
          beside, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  static String print(Topology topology) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("queues", topology.queues().stream().map(TopologyFile::members).toList());
    document.put("topics", topology.topics().stream().map(TopologyFile::members).toList());
    document.put(
        "subscriptions", topology.subscriptions().stream().map(TopologyFile::members).toList());
    return Json.write(document);
  }

  private static Map<String, Object> members(Topology.Resource resource) {
    Map<String, Object> members = new LinkedHashMap<>();
    putIfPresent(members, "account", resource.account());
    putIfPresent(members, "region", resource.region());
    members.put("name", resource.name());
    members.put("attributes", resource.attributes());
    members.put("tags", resource.tags());
    return members;
  }

  private static Map<String, Object> members(Topology.Subscription subscription) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("topic", subscription.topic());
    members.put("queue", subscription.queue());
    members.put("attributes", subscription.attributes());
    members.put("permit", subscription.permit());
    putIfPresent(members, "arn", subscription.arn());
    return members;
  }

  private static void putIfPresent(
      Map<String, Object> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  static Topology parse(String json) {
    Map<String, Object> document = Json.parseObject(json);
    return new Topology(
        list(document, "queues", TopologyFile::resource),
        list(document, "topics", TopologyFile::resource),
        list(document, "subscriptions", TopologyFile::subscription));
  }

  private static Topology.Resource resource(Map<?, ?> members) {
    return new Topology.Resource(
        text(members, "account"),
        text(members, "region"),
        name(members, "name"),
        texts(members, "attributes"),
        texts(members, "tags"));
  }

  private static Topology.Subscription subscription(Map<?, ?> members) {
    return new Topology.Subscription(
        name(members, "topic"),
        name(members, "queue"),
        texts(members, "attributes"),
        Boolean.TRUE.equals(members.get("permit")),
        text(members, "arn"));
  }

  private static <T> List<T> list(
      Map<String, Object> document, String name, Function<Map<?, ?>, T> one) {
    List<T> result = new ArrayList<>();
    for (Object item : document.get(name) instanceof List<?> list ? list : List.of()) {
      if (!(item instanceof Map<?, ?> members)) {
        throw new IllegalArgumentException(name + " must be a list of objects");
      }
      result.add(one.apply(members));
    }
    return result;
  }

  private static @Nullable String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : null;
  }

  private static String name(Map<?, ?> members, String name) {
    String text = text(members, name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static Map<String, String> texts(Map<?, ?> members, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (members.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }
}
