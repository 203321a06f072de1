package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Resource;
import java.util.List;
import java.util.Optional;

/** What a recorded step means for the answer to a question. */
enum Effect {
  MAKES_TRUE,
  MAKES_FALSE,
  NONE;

  /** What the steps say about a question, the latest first; empty if they say nothing. */
  static Optional<Boolean> answer(List<Operation> steps, Question question) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Effect effect = of(steps.get(i), question);
      if (effect != NONE) {
        return Optional.of(effect == MAKES_TRUE);
      }
    }
    return Optional.empty();
  }

  private static Effect of(Operation operation, Question question) {
    if (question instanceof Question.Exists exists) {
      return ofExistence(operation, exists.resource());
    }
    return ofSubscription(operation, (Question.Subscribed) question);
  }

  private static Effect ofExistence(Operation operation, Resource resource) {
    if (operation instanceof Operation.CreateTopic create
        && create.spec().topic().equals(resource)) {
      return MAKES_TRUE;
    } else if (operation instanceof Operation.CreateQueue create
        && create.spec().queue().equals(resource)) {
      return MAKES_TRUE;
    }
    return deletes(operation, resource) ? MAKES_FALSE : NONE;
  }

  private static boolean deletes(Operation operation, Resource resource) {
    if (operation instanceof Operation.DeleteTopic topic) {
      return topic.topic().equals(resource);
    }
    return operation instanceof Operation.DeleteQueue queue && queue.queue().equals(resource);
  }

  private static Effect ofSubscription(Operation operation, Question.Subscribed question) {
    if (operation instanceof Operation.Subscribe subscribe
        && subscribe.spec().topic().equals(question.topic())
        && subscribe.spec().queue().equals(question.queue())) {
      return MAKES_TRUE;
    }
    boolean ends =
        operation.equals(new Operation.Unsubscribe(question.topic(), question.queue()))
            || deletes(operation, question.topic())
            || deletes(operation, question.queue());
    return ends ? MAKES_FALSE : NONE;
  }
}
