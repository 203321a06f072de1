package dev.cyclonelariat.inbox;

import dev.cyclonelariat.handling.Delivery;
import dev.cyclonelariat.handling.HandlerContext;
import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import java.util.Map;
import java.util.function.Function;

/**
 * A message as it is stored.
 *
 * @param key of its row
 * @param message as it came
 * @param delivery how it came
 * @param data what is stored of its data, as JSON
 * @param dataChanged whether that is not what came
 */
record Entry(RowKey key, Message message, Delivery delivery, String data, boolean dataChanged) {

  /** Makes entries of what is to be handled. */
  record Maker(Function<Delivery, String> consumer, BeforeSave beforeSave) {

    Entry of(HandlerContext context) {
      Message message = context.message();
      Map<String, ?> data = beforeSave.data(message);
      return new Entry(
          new RowKey(consumer.apply(context.delivery()), message.uuid()),
          message,
          context.delivery(),
          MessageCodec.encodeTree(data),
          !data.equals(message.data()));
    }
  }

  @Override
  public String toString() {
    return message.toString();
  }
}
