package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.inbox.MessageRow;
import dev.cyclonelariat.cli.inbox.ParkedRow;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.resource.QueueUrl;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks an inbox, if one is given, what it knows of dead letters. */
final class Inquiry implements AutoCloseable {

  private final @Nullable InboxDatabase database;

  private Inquiry(@Nullable InboxDatabase database) {
    this.database = database;
  }

  static Inquiry open(InboxOptions inbox, LoginOptions login, Shell shell) throws IOException {
    return new Inquiry(inbox.isGiven() ? inbox.open(login, shell) : null);
  }

  boolean hasInbox() {
    return database != null;
  }

  /** The same with what the inbox knows of it, as of a message of these queues. */
  DeadLetter ask(DeadLetter letter, List<QueueUrl> sources) throws Exception {
    if (database == null) {
      return letter;
    }
    Set<String> queues = sources.stream().map(QueueUrl::name).collect(Collectors.toSet());
    Message message = letter.message();
    return letter.with(
        database.use(
            store ->
                message == null
                    ? bodies(store, letter.delivery().messageId(), queues)
                    : messages(store, message, queues)));
  }

  private static List<Known> messages(InboxStore store, Message message, Set<String> queues) {
    return store.find(message.uuid()).stream()
        .filter(row -> row.queue() == null || queues.contains(row.queue()))
        .map(row -> Known.of(new MessageRow(row)))
        .toList();
  }

  private static List<Known> bodies(InboxStore store, String messageId, Set<String> queues) {
    return queues.stream()
        .map(queue -> store.parked(queue, messageId))
        .flatMap(Optional::stream)
        .map(body -> Known.of(new ParkedRow(body)))
        .toList();
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
