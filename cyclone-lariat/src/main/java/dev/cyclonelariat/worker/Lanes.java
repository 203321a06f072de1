package dev.cyclonelariat.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits what one call received into lanes that may run side by side: each message its own, but a
 * FIFO group in one lane and in order.
 */
final class Lanes {

  private Lanes() {}

  static Collection<List<ReceivedMessage>> of(List<ReceivedMessage> received) {
    Map<Object, List<ReceivedMessage>> lanes = new LinkedHashMap<>();
    for (ReceivedMessage message : received) {
      String group = message.delivery().groupId();
      boolean fifo = group != null && message.delivery().queue().endsWith(".fifo");
      lanes.computeIfAbsent(fifo ? group : message, key -> new ArrayList<>()).add(message);
    }
    return lanes.values();
  }
}
