package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.demo.ActionLog.Action;
import dev.cyclonelariat.cli.output.Fields;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The action log as text, and for programs. */
final class ActionLogView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private ActionLogView() {}

  static String text(ActionLog log) {
    StringBuilder text = new StringBuilder("Action log of ");
    text.append(Cast.name(log.user().type(), log.user().uuid()))
        .append(": who did what to whom, from the inbox\n\n");
    for (Action action : log.first()) {
      text.append(
          "  %s │ %-8s │ %-13s │ %s%s\n"
              .formatted(
                  TIME.format(action.at()),
                  action.subject(),
                  action.type(),
                  action.object(),
                  action.error() == null ? "" : "   (business error: " + action.error() + ")"));
    }
    long more = log.size() - log.first().size();
    return text.append(more == 0 ? "" : "  … and " + more + " more\n").toString();
  }

  static List<Map<String, Object>> list(ActionLog log) {
    return log.first().stream()
        .map(
            action ->
                new Fields()
                    .with("at", action.at().toString())
                    .with("subject", action.subject())
                    .with("type", action.type())
                    .with("object", action.object())
                    .with("business_error", action.error())
                    .map())
        .toList();
  }
}
