package dev.cyclonelariat.cli.takeover.source;

import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.topology.SubscriptionSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Migrations as YAML files. */
public final class YamlSource implements MigrationWriter {

  private static final DumpSettings LOOK =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(10_000)
          .build();
  private static final List<Map.Entry<Integer, String>> UNITS =
      List.of(Map.entry(86_400, "d"), Map.entry(3_600, "h"), Map.entry(60, "m"));

  private final Naming naming;

  /** In the words of an application. */
  public YamlSource(Naming naming) {
    this.naming = naming;
  }

  @Override
  public String file(MigrationName name) {
    return name.fileName() + ".yaml";
  }

  @Override
  public String text(PlannedMigration migration, String comment) {
    Object steps = migration.operations().stream().map(this::step).toList();
    return "# " + comment + "\n" + new Dump(LOOK).dumpToString(Map.of("up", steps));
  }

  private Map<String, Object> step(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      return Map.of(
          "create", Map.of("topic", defined(create.spec().topic(), Options.of(create.spec()))));
    } else if (step instanceof Operation.CreateQueue create) {
      return Map.of(
          "create",
          Map.of("queue", defined(create.spec().queue(), Options.of(create.spec(), naming))));
    } else if (step instanceof Operation.AlterQueue alter) {
      return Map.of(
          "alter",
          Map.of("queue", defined(alter.changes().queue(), Options.of(alter.changes(), naming))));
    } else if (step instanceof Operation.Subscribe subscribe) {
      return Map.of("subscribe", subscription(subscribe.spec()));
    } else if (step instanceof Operation.FanOut fanOut) {
      Map<String, Object> edge = new LinkedHashMap<>();
      edge.put("topic", named(Wording.of(fanOut.fanout().source(), naming)));
      edge.put("to-topic", named(Wording.of(fanOut.fanout().target(), naming)));
      return Map.of("subscribe", edge);
    }
    throw MigrationWriter.unwritable(step);
  }

  private Object defined(Resource resource, List<Option> options) {
    return named(Wording.of(resource, naming).with(options));
  }

  private Map<String, Object> subscription(SubscriptionSpec spec) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("topic", named(Wording.of(spec.topic(), naming)));
    members.put("queue", named(Wording.of(spec.queue(), naming)));
    Options.of(spec, naming).forEach(option -> put(members, option));
    return members;
  }

  /** The type alone says enough of most. */
  private static Object named(Wording wording) {
    if (!wording.isCustom() && wording.options().isEmpty()) {
      return wording.text();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(wording.isCustom() ? "name" : "type", wording.text());
    wording.options().forEach(option -> put(members, option));
    return members;
  }

  private static void put(Map<String, Object> members, Option option) {
    if (option instanceof Option.Flag flag) {
      members.put(key(flag.name()), true);
    } else if (option instanceof Option.Text text) {
      members.put(key(text.name()), text.value());
    } else if (option instanceof Option.Json json) {
      members.put(key(json.name()), json.value());
    } else if (option instanceof Option.Whole number) {
      members.put(key(number.name()), number.value());
    } else if (option instanceof Option.Span span) {
      members.put(key(span.name()), span(span.value()));
    } else if (option instanceof Option.Entry entry) {
      entries(members, entry.name() + "s").put(entry.key(), entry.value());
    } else if (option instanceof Option.DeadLetters dead) {
      Map<String, Object> letters = new LinkedHashMap<>();
      letters.put("queue", named(dead.queue()));
      letters.put("max-receive-count", dead.maxReceiveCount());
      members.put("dead-letters", letters);
    } else {
      members.put("dead-letters", named(((Option.Undelivered) option).queue()));
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> entries(Map<String, Object> members, String key) {
    return (Map<String, Object>) members.computeIfAbsent(key, any -> new LinkedHashMap<>());
  }

  /** {@code visibilityTimeout} is {@code visibility-timeout} here. */
  private static String key(String name) {
    return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String span(Duration duration) {
    long seconds = duration.toSeconds();
    return UNITS.stream()
        .filter(unit -> seconds > 0 && seconds % unit.getKey() == 0)
        .findFirst()
        .map(unit -> seconds / unit.getKey() + unit.getValue())
        .orElse(seconds + "s");
  }
}
