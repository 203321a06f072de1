package dev.cyclonelariat.publish;

import dev.cyclonelariat.message.Message;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.resource.Location;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts stored messages on the wire of their service. */
record StoredSender(Location location, Function<Service, Wire> wires) implements BatchSender {

  @Override
  public List<EntryResult> send(List<EncodedMessage> messages, Duration longest) {
    EncodedMessage first = messages.get(0);
    Address address = address(first);
    List<Stored> stored = messages.stream().map(message -> new Stored(message, address)).toList();
    List<Answer> answers = wires.apply(first.service()).sendBatch(stored, longest);
    List<EntryResult> results = new ArrayList<>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      results.add(
          new EntryResult(
              messages.get(i),
              answers.get(i) instanceof Answer.Failed failed ? failed.error() : null));
    }
    return results;
  }

  private Address address(EncodedMessage message) {
    String name = message.resource();
    String target =
        message.service() == Service.SNS
            ? location.arn(Topic.parse(name)).toString()
            : location.url(Queue.parse(name)).toString();
    return new Address(message.service(), name, target, message.isFifo());
  }

  record Stored(EncodedMessage message, Address address) implements Sendable {

    @Override
    public String label() {
      return "message " + message.uuid();
    }

    @Override
    public String body() {
      return message.body();
    }

    @Override
    public @Nullable String groupId() {
      return message.groupId();
    }

    @Override
    public @Nullable String deduplicationId() {
      return message.deduplicationId();
    }

    @Override
    public Map<String, MessageAttribute> attributes() {
      return message.attributes();
    }

    @Override
    public Message original() {
      return MessageCodec.decode(message.body());
    }
  }
}
