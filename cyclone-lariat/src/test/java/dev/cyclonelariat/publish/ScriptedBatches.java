package dev.cyclonelariat.publish;

import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.resource.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** An AWS that fails as it is told, and remembers every call. */
public final class ScriptedBatches implements BatchSender {

  private final List<List<EncodedMessage>> calls = new CopyOnWriteArrayList<>();
  private final List<EncodedMessage> taken = new CopyOnWriteArrayList<>();
  private final Set<String> poison = ConcurrentHashMap.newKeySet();
  private final Set<String> spoilers = ConcurrentHashMap.newKeySet();
  private volatile boolean away;
  private volatile boolean stumbling;
  private volatile Consumer<List<EncodedMessage>> meanwhile = messages -> {};
  private final AtomicReference<@Nullable Runnable> once = new AtomicReference<>();

  /** Entries whose body holds this text fail, by their own fault. */
  public void poison(String text) {
    poison.add(text);
  }

  /** Calls fail as a whole in which a body holds this text. */
  public void spoil(String text) {
    spoilers.add(text);
  }

  public void heal() {
    poison.clear();
    spoilers.clear();
    away = false;
    stumbling = false;
  }

  /** Answers, and takes nothing, by a fault of its own. */
  public void stumble() {
    stumbling = true;
  }

  public void goAway() {
    away = true;
  }

  /** Has something happen during each call. */
  public void meanwhile(Consumer<List<EncodedMessage>> action) {
    meanwhile = action;
  }

  /** Has something happen during the next call, and during no other, even one beside it. */
  public void duringNextCall(Runnable action) {
    once.set(action);
  }

  /** All that was taken, in its order. */
  public List<EncodedMessage> taken() {
    return List.copyOf(taken);
  }

  public List<List<EncodedMessage>> calls() {
    return List.copyOf(calls);
  }

  @Override
  public List<EntryResult> send(List<EncodedMessage> messages, Duration longest) {
    calls.add(messages);
    Topic.parse(messages.get(0).resource()); // As whoever makes an ARN of it.
    Runnable action = once.getAndSet(null);
    if (action != null) {
      action.run();
    }
    meanwhile.accept(messages);
    if (away) {
      return allFailed(messages, AwsFailure.of(SdkClientException.create("nobody there")));
    }
    if (messages.stream().anyMatch(message -> holds(message, spoilers))) {
      return allFailed(messages, AwsFailure.of("InvalidParameter", "spoilt", false));
    }
    List<EntryResult> results = new ArrayList<>();
    for (EncodedMessage message : messages) {
      boolean fails = stumbling || holds(message, poison);
      if (!fails) {
        taken.add(message);
      }
      results.add(
          new EntryResult(
              message,
              fails ? new PublishFailedException(sendable(message), refusal(), null) : null));
    }
    return results;
  }

  private AwsFailure refusal() {
    return stumbling
        ? AwsFailure.of("InternalError", "stumbled", true)
        : AwsFailure.of("InvalidParameter", "poison", false);
  }

  private static boolean holds(EncodedMessage message, Set<String> texts) {
    return texts.stream().anyMatch(message.body()::contains);
  }

  private static List<EntryResult> allFailed(List<EncodedMessage> messages, AwsFailure failure) {
    return messages.stream()
        .map(
            message ->
                new EntryResult(
                    message,
                    new PublishFailedException(
                        sendable(message), failure, SdkClientException.create("no"))))
        .toList();
  }

  private static Sendable sendable(EncodedMessage message) {
    return new StoredSender.Stored(
        message, new Address(message.service(), message.resource(), "", message.isFifo()));
  }
}
