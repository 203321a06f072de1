package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What steps mean for the answers to questions; later ones count before earlier ones. */
public final class Effects {

  private final Map<Question, Boolean> known = new HashMap<>();
  private final Set<Resource> deleted = new HashSet<>();

  /** Takes the next step. */
  public void take(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      known.put(new Question.Exists(create.spec().topic()), true);
    } else if (step instanceof Operation.CreateQueue create) {
      known.put(new Question.Exists(create.spec().queue()), true);
    } else if (step instanceof Operation.DeleteTopic delete) {
      delete(delete.topic());
    } else if (step instanceof Operation.DeleteQueue delete) {
      delete(delete.queue());
    } else if (step instanceof Operation.Subscribe subscribe) {
      known.put(new Question.Subscribed(subscribe.spec().topic(), subscribe.spec().queue()), true);
    } else if (step instanceof Operation.Unsubscribe end) {
      known.put(new Question.Subscribed(end.topic(), end.queue()), false);
    }
  }

  private void delete(Resource resource) {
    known.keySet().removeIf(question -> isSubscription(question, resource));
    known.put(new Question.Exists(resource), false);
    deleted.add(resource);
  }

  private static boolean isSubscription(Question question, Resource end) {
    return question instanceof Question.Subscribed subscribed
        && (subscribed.topic().equals(end) || subscribed.queue().equals(end));
  }

  /** What the steps say about a question; empty if they say nothing. */
  public Optional<Boolean> answer(Question question) {
    Optional<Boolean> answer = Optional.ofNullable(known.get(question));
    boolean hasLostAnEnd =
        question instanceof Question.Subscribed subscribed
            && (deleted.contains(subscribed.topic()) || deleted.contains(subscribed.queue()));
    return answer.isEmpty() && hasLostAnEnd ? Optional.of(false) : answer;
  }
}
