package dev.cyclonelariat.inbox;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.Event;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageBuilder;
import dev.cyclonelariat.message.MessageCodec;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** An inbox that fills the tables, and the store of those who operate it. */
abstract class StoreFixture extends InboxFixture {

  final SettableClock clock = new SettableClock(SENT);
  JdbcInbox inbox;
  InboxStore store;

  @BeforeEach
  final void openStore() {
    inbox = JdbcInbox.builder(database).clock(clock).build();
    store = InboxStore.of(database);
  }

  static MessageBuilder<Event> event() {
    return Event.builder("user_created").publisher("users").sentAt(SENT);
  }

  final UUID process(Message message, Handler handler) {
    return process(message, "mails", handler);
  }

  final UUID process(Message message, String queue, Handler handler) {
    pipeline(inbox, handler)
        .process(
            new Delivery(
                queue, "m-1", MessageCodec.encode(message), Map.of(), 1, message.groupId()));
    return message.uuid();
  }

  static UUID uuid(StoredMessage stored) {
    return stored.message().uuid();
  }
}
