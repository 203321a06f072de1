package dev.cyclonelariat.cli.takeover.source;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Migrations as Java classes. */
public final class JavaSource implements MigrationWriter {

  private static final String INDENT = "    ";
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private final Naming naming;

  /** In the words of an application. */
  public JavaSource(Naming naming) {
    this.naming = naming;
  }

  @Override
  public String file(MigrationName name) {
    return name.className() + ".java";
  }

  @Override
  public String text(PlannedMigration migration, String comment) {
    StringBuilder steps = new StringBuilder();
    Class<?> before = Operation.CreateTopic.class;
    for (Operation step : migration.operations()) {
      // A paragraph for each kind of step.
      steps.append(steps.isEmpty() || before.equals(step.getClass()) ? "" : "\n");
      before = step.getClass();
      steps.append(statement(step)).append('\n');
    }
    String imports =
        "import dev.cyclonelariat.migration.Migration;\n"
            + (steps.indexOf("Duration.of") < 0 ? "" : "import java.time.Duration;\n");
    return """
        package lariat.migrate;

        %s
        /** %s */
        public final class %s extends Migration {

          @Override
          public void up() {
        %s  }
        }
        """
        .formatted(imports, comment, migration.name().className(), steps);
  }

  private String statement(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      return verb("create", create.spec().topic(), Options.of(create.spec()));
    } else if (step instanceof Operation.CreateQueue create) {
      return verb("create", create.spec().queue(), Options.of(create.spec(), naming));
    } else if (step instanceof Operation.AlterQueue alter) {
      return verb("alter", alter.changes().queue(), Options.of(alter.changes(), naming));
    } else if (step instanceof Operation.Subscribe subscribe) {
      return subscribe(subscribe.spec());
    } else if (step instanceof Operation.FanOut fanOut) {
      return JavaCall.statement(
          INDENT,
          "subscribe",
          List.of(call(fanOut.fanout().source()), call(fanOut.fanout().target())));
    }
    throw MigrationWriter.unwritable(step);
  }

  private String verb(String verb, Resource resource, List<Option> options) {
    return JavaCall.statement(
        INDENT, verb, List.of(call(Wording.of(resource, naming).with(options))));
  }

  private String subscribe(SubscriptionSpec spec) {
    List<JavaCall> arguments = new ArrayList<>(List.of(call(spec.topic()), call(spec.queue())));
    List<Option> options = Options.of(spec, naming);
    if (!options.isEmpty()) {
      arguments.add(
          new JavaCall("options -> options", options.stream().map(JavaSource::link).toList()));
    }
    return JavaCall.statement(INDENT, "subscribe", arguments);
  }

  private JavaCall call(Resource resource) {
    return call(Wording.of(resource, naming));
  }

  private static JavaCall call(Wording wording) {
    String method = wording.isTopic() ? "topic" : "queue";
    String head = wording.isCustom() ? "custom" + (wording.isTopic() ? "Topic" : "Queue") : method;
    return new JavaCall(
        head + "(" + literal(wording.text()) + ")",
        wording.options().stream().map(JavaSource::link).toList());
  }

  private static String link(Option option) {
    if (option instanceof Option.Flag flag) {
      return link(flag.name());
    } else if (option instanceof Option.Text text) {
      return link(text.name(), literal(text.value()));
    } else if (option instanceof Option.Json json) {
      return link(json.name(), literal(json.value()));
    } else if (option instanceof Option.Whole number) {
      return link(number.name(), Integer.toString(number.value()));
    } else if (option instanceof Option.Span span) {
      return link(span.name(), duration(span.value()));
    } else if (option instanceof Option.Entry entry) {
      return link(entry.name(), literal(entry.key()), literal(entry.value()));
    } else if (option instanceof Option.DeadLetters dead) {
      return link(
          "deadLetters", call(dead.queue()).line(), Integer.toString(dead.maxReceiveCount()));
    }
    return link("deadLetters", call(((Option.Undelivered) option).queue()).line());
  }

  private static String link(String name, String... arguments) {
    return "." + name + Stream.of(arguments).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds > 0 && seconds % DAY == 0) {
      return "Duration.ofDays(" + seconds / DAY + ")";
    } else if (seconds > 0 && seconds % HOUR == 0) {
      return "Duration.ofHours(" + seconds / HOUR + ")";
    } else if (seconds > 0 && seconds % MINUTE == 0) {
      return "Duration.ofMinutes(" + seconds / MINUTE + ")";
    }
    return "Duration.ofSeconds(" + seconds + ")";
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        literal.append('\\').append(String.format(Locale.ROOT, "u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
