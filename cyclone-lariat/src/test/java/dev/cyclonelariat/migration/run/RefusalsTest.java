package dev.cyclonelariat.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.plan.OutOfOrderException;
import dev.cyclonelariat.migration.status.Problem;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What cannot be, or must not be, is refused before anything is touched. */
class RefusalsTest extends MigrationFixture {

  /** A migration written as one expression. */
  private static final class Steps extends Migration {
    private final Consumer<Steps> up;

    Steps(Consumer<Steps> up) {
      this.up = up;
    }

    @Override
    public void up() {
      up.accept(this);
    }

    void topics(String... names) {
      List.of(names).forEach(name -> create(customTopic(name)));
    }

    void queues(String... names) {
      List.of(names).forEach(name -> create(customQueue(name)));
    }

    void connect(String topic, String queue) {
      subscribe(customTopic(topic), customQueue(queue));
    }

    void disconnect(String topic, String queue) {
      unsubscribe(customTopic(topic), customQueue(queue));
    }

    void fan(String source, String target) {
      subscribe(customTopic(source), customTopic(target));
    }

    void endFan(String source, String target) {
      unsubscribe(customTopic(source), customTopic(target));
    }

    void remove(String queue) {
      delete(customQueue(queue));
    }

    void change(String queue) {
      alter(customQueue(queue).tag("a", "b"));
    }

    void dead(String queue, String dead) {
      create(customQueue(queue).deadLetters(customQueue(dead), 3));
    }

    void longName() {
      create(customQueue("q".repeat(81)));
    }

    void unknownOption() {
      create(customQueue("q").attribute("Colour", "red"));
    }

    void kindOfCustom() {
      create(customQueue("q").kind("command"));
    }
  }

  private void write(String name, Consumer<Steps> up) {
    write(name, () -> new Steps(up));
  }

  private void assertRefused(Consumer<Steps> up, String reason) {
    List<String> before = everything();
    write(
        "V90__Refused",
        steps -> {
          steps.topics("first_step");
          up.accept(steps);
        });
    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(InvalidMigrationException.class)
        .hasMessageStartingWith("Migration 90 refused")
        .hasMessageContaining(" (RefusalsTest.java:")
        .hasMessageContaining(reason);
    assertThat(everything()).isEqualTo(before);
    assertThat(store().read().version(version(90))).isEmpty();
  }

  @Test
  void refusesWhatCanNeverBe() {
    assertRefused(
        steps -> steps.connect("first_step", "q.fifo"),
        "cannot be subscribed to the standard topic");
    assertRefused(Steps::longName, "80");
    assertRefused(Steps::unknownOption, "Colour");
    assertRefused(Steps::kindOfCustom, "has no kind");
  }

  @Test
  void refusesWhatIsThereAlready() {
    aws.server().topology().createQueue("foreign");

    assertRefused(steps -> steps.queues("foreign"), "Queue foreign exists already");
    assertRefused(steps -> steps.queues("a", "a"), "Queue a exists already");
    assertRefused(
        steps -> {
          steps.queues("a");
          steps.connect("first_step", "a");
          steps.connect("first_step", "a");
        },
        "Queue a is subscribed to topic first_step already");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(steps -> steps.connect("first_step", "missing"), "Queue missing does not exist");
    assertRefused(steps -> steps.connect("missing", "x"), "Topic missing does not exist");
    assertRefused(steps -> steps.dead("a", "missing"), "Queue missing does not exist");
    assertRefused(steps -> steps.change("missing"), "Queue missing does not exist");
    assertRefused(steps -> steps.fan("missing", "first_step"), "Topic missing does not exist");
    assertRefused(
        steps -> {
          steps.topics("second");
          steps.endFan("second", "first_step");
        },
        "There is no fan-out second → first_step");
  }

  @Test
  void refusesToFanOutInCirclesOrFromStandardTopicsToFifoQueues() {
    assertRefused(
        steps -> {
          steps.topics("second");
          steps.fan("first_step", "second");
          steps.fan("second", "first_step");
        },
        "circle");
    assertRefused(
        steps -> {
          steps.topics("ordered.fifo");
          steps.queues("q.fifo");
          steps.connect("ordered.fifo", "q.fifo");
          steps.fan("first_step", "ordered.fifo");
        },
        "cannot receive from the standard topic first_step");
    assertRefused(
        steps -> {
          steps.topics("ordered.fifo");
          steps.queues("q.fifo");
          steps.fan("first_step", "ordered.fifo");
          steps.connect("ordered.fifo", "q.fifo");
        },
        "cannot receive from the standard topic first_step");
  }

  @Test
  void refusesToChangeWhatOthersMade() {
    aws.subscribedQueue("gems_topic", "gems_queue");
    LiveTopology billing = topology().owner("billing").build();
    billing.create(
        dev.cyclonelariat.topology.QueueSpec.of(
            dev.cyclonelariat.resource.Queue.parse("billing_queue")));

    assertRefused(steps -> steps.change("gems_queue"), "no migration created it");
    assertRefused(steps -> steps.change("billing_queue"), "belongs to billing");
    assertRefused(steps -> steps.disconnect("gems_topic", "gems_queue"), "is left alone");
    assertRefused(steps -> steps.fan("first_step", "gems_topic"), "no migration created it");
  }

  @Test
  void showsTheQueuesOfOthersThatAFanOutReaches() {
    write("V10__Target", steps -> steps.topics("target", "source"));
    migrator().migrate();
    aws.server().topology().createQueue("gems_queue");
    aws.server().topology().subscribe("target", "gems_queue");
    write("V20__FanOut", steps -> steps.fan("source", "target"));

    assertThat(migrator().plan().lines())
        .contains(
            "  note: affects queue gems_queue, which no migration created, which is subscribed to"
                + " target");
  }

  @Test
  void refusesWhatNobodyKnowsHowToUndo() {
    write("V10__Made", steps -> steps.queues("made"));
    migrator().migrate();

    assertRefused(steps -> steps.remove("made"), "override down(), or in YAML");
  }

  @Test
  void appliesAnOlderOneThatSharesNothingWithLaterOnes() {
    write("V10__First", steps -> steps.topics("a"));
    write("V30__Third", steps -> steps.topics("c"));
    migrator().migrate();
    write("V20__Second", steps -> steps.topics("b"));
    assertThat(migrator().validate()).isEmpty();

    migrator().migrate();

    assertThat(everything()).containsExactly("topic a", "topic b", "topic c");
    migrator().rollBackTo(version(20));
    assertThat(everything()).containsExactly("topic a");
  }

  @Test
  void refusesAnOlderOneThatSharesAResourceWithALaterOne() {
    write("V10__First", steps -> steps.topics("a"));
    write(
        "V30__Third",
        steps -> {
          steps.queues("q");
          steps.connect("a", "q");
        });
    migrator().migrate();
    write("V20__Second", steps -> steps.fan("b", "a"));

    assertThatThrownBy(() -> migrator().migrate())
        .isInstanceOf(OutOfOrderException.class)
        .hasMessageContaining("Migration 20 second is older than 30")
        .hasMessageContaining("both touch a:");
    assertThat(migrator().validate())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.OUT_OF_ORDER);
              assertThat(problem.text()).contains("Migration 20 second is older than 30");
            });
  }

  @Test
  void refusesToUndoWhatItDoesNotKnow() {
    write("V10__First", steps -> steps.topics("a"));
    migrator().migrate();

    assertThatThrownBy(() -> migrator().rollBackTo(version(11)))
        .hasMessageContaining("not applied");
    delete(10);
    assertThatThrownBy(() -> migrator().rollBack(1)).hasMessageContaining("its file missing");
  }
}
