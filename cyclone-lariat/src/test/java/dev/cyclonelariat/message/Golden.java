package dev.cyclonelariat.message;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages that the Ruby gem wrote. */
record Golden(String name, Kind kind, int version, String body, String snsEnvelope) {

  private static final JsonMapper MAPPER = new JsonMapper();

  static List<Golden> all() {
    try (Stream<Path> files = Files.list(Path.of(Golden.class.getResource("/golden").toURI()))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Golden::read)
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Golden named(String name) {
    return all().stream().filter(golden -> golden.name.equals(name)).findFirst().orElseThrow();
  }

  private static Golden read(Path file) {
    JsonNode json = MAPPER.readTree(file);
    return new Golden(
        json.get("case").asString(),
        Kind.valueOf(json.get("kind").asString().toUpperCase(java.util.Locale.ROOT)),
        json.get("version").asInt(),
        json.get("body").asString(),
        json.get("sns_envelope").asString());
  }

  @Override
  public String toString() {
    return name;
  }
}
