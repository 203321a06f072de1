package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.demo.Ledger.Pair;
import dev.cyclonelariat.handling.BusinessException;
import dev.cyclonelariat.handling.Handler;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes one effect for each message, and then fails for some, as the mishaps want it. */
final class ClumsyHandler implements Handler {

  private final Set<UUID> failedBefore = ConcurrentHashMap.newKeySet();

  @Override
  public void handle(Message message, HandlerContext context) throws SQLException {
    String consumer = context.delivery().queue();
    Ledger.effect(context.connection(), new Pair(consumer, message.uuid()));
    long number = Script.number(message);
    if (Mishaps.isBusinessError(number, consumer)) {
      throw new BusinessException("This message asks too much", Map.of("number", number));
    }
    if (Mishaps.failsAtFirst(number, consumer) && failedBefore.add(message.uuid())) {
      throw new IllegalStateException("The first attempt at message " + number + " fails");
    }
  }
}
