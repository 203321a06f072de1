package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.arguments.UuidConverter;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameter and option that name a message of an outbox. */
final class EntryChoice {

  @Parameters(
      index = "0",
      paramLabel = "UUID",
      converter = UuidConverter.class,
      description = "The message's uuid.")
  private String uuid;

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "Only for the topic or queue of this name, where it goes to several.")
  private @Nullable String resource;

  /**
   * The message, once for each topic or queue it goes to.
   *
   * @throws LariatException if there is none
   */
  List<OutboxEntry> entries(OutboxStore store) {
    List<OutboxEntry> entries =
        store.find(UUID.fromString(uuid)).stream()
            .filter(entry -> resource == null || resource.equals(entry.encoded().resource()))
            .toList();
    if (entries.isEmpty()) {
      throw new LariatException(
          "This outbox has no message "
              + uuid
              + (resource == null ? "" : " for " + resource)
              + ": it was sent, or never added here");
    }
    return entries;
  }

  /** Names them for humans. */
  static String names(List<OutboxEntry> entries) {
    return entries.stream().map(OutboxEntry::toString).collect(Collectors.joining(" and "));
  }
}
